import { formatIp, type Ip } from '@/lib/core/net/ip';
import { hasPorts, icmp, tcp, udp } from '@/lib/core/net/protocol';
import type { NatGateway } from '@/lib/core/aws/topology/gateways';
import type { NetworkInterface, Subnet } from '@/lib/core/aws/topology/vpc';
import { crossAcl } from './filters';
import { recordFlow } from './flow';
import { isOwn, subnetHolds } from './network';
import type { End, Place, PlaceOf } from './place';
import { leaveRegionalNat } from './regional-nat-gateway';
import type { Ref } from './step';
import { holderOr, routeFrom } from './subnet';
import type { Walk } from './walk';

/** What a NAT gateway opens from (R31, R43). */
export const natPorts = { from: 1024, to: 65535 };

/** From a client into a NAT gateway and out again under its address (https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html). */
export function throughNat(walk: Walk, { gateway, fromSubnet }: PlaceOf<'NAT_GATEWAY'>): Place {
  const at: Ref = { kind: 'nat-gateway', id: gateway };
  const found = walk.network.find('natGateways', gateway);
  if (!found) return walk.missing(at, 'R30');
  walk.pass(at);
  const refused = refusal(walk, found, at);
  if (refused) return refused;
  if (found.mode === 'regional') return leaveRegionalNat(walk, found, fromSubnet);
  const subnet = found.subnet === null ? undefined : walk.network.find('subnets', found.subnet);
  if (!subnet) return walk.missing({ kind: 'subnet', id: found.subnet ?? gateway }, 'R30');
  const holder = interfaceOf(walk, found);
  if (!holder?.addresses[0])
    return walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R30', `The interface of ${gateway} was not given.`);
  const stopped = fromSubnet === subnet.id ? null : crossAcl(walk, subnet, 'in');
  recordFlow(walk, holder, 'ingress', stopped || walk.blockers.length > 0 ? 'REJECT' : 'ACCEPT');
  if (stopped) return stopped;
  // A route may lead answers here that are addressed to the gateway itself: they are answers all the same.
  if (isOwn(holder, walk.destination)) return answersToNat(walk, gateway, holder, subnet);
  translateOut(walk, at, holder.addresses[0].private);
  if (!walk.rules.natNeedsInternetRoute && found.connectivity === 'public') return straightOut(walk, holder);
  return leaveNatSubnet(walk, holder, subnet);
}

function refusal(walk: Walk, { id, state }: NatGateway, at: Ref): End | null {
  if (state !== 'available')
    return walk.end({
      at,
      disposition: 'NULL_ROUTED',
      code: 'BAD_STATE',
      rule: 'R30',
      why: `${id} is ${state}, not available.`,
    });
  if (walk.source.family === 6)
    return walk.unknown(
      at,
      'X_IPV6_UNSUPPORTED_HERE',
      'R31',
      `An IPv6 packet reaches ${id}; NAT64 is not modelled.`,
    );
  if (![tcp, udp, icmp].includes(walk.header.protocol))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'PROTOCOL_RESTRICTION',
      rule: 'R31',
      why: `${id} passes TCP, UDP and ICMP only.`,
    });
  if (walk.rules.natSecurityGroup === 'default')
    return walk.stop({
      at,
      disposition: 'DENIED_IN',
      code: 'ENI_SG_RULES_MISMATCH',
      rule: 'R32',
      why: `The default group of ${id} lets nobody in.`,
    });
  return null;
}

/** Changes the source to the gateway's own, and opens a port of the gateway's range. */
export function translateOut(walk: Walk, at: Ref, source: Ip): void {
  const after = {
    ...walk.header,
    source,
    ...(hasPorts(walk.header.protocol) ? { sourcePorts: natPorts } : {}),
  };
  walk.translate(
    at,
    'NAT',
    'SOURCE_NAT',
    'R31',
    `${at.id} sends the packet on from ${formatIp(source)} and remembers who sent it.`,
    after,
  );
  walk.provenance = { interface: null, lost: null };
}

function leaveNatSubnet(walk: Walk, holder: NetworkInterface, subnet: Subnet): Place {
  const onLink = subnetHolds(subnet, walk.destination);
  const stopped = onLink ? null : crossAcl(walk, subnet, 'out');
  recordFlow(walk, holder, 'egress', stopped || walk.blockers.length > 0 ? 'REJECT' : 'ACCEPT');
  if (stopped) return stopped;
  return onLink ? holderOr(walk, subnet, subnet.id) : routeFrom(walk, subnet);
}

/** As M22 has it: no route of the gateway's own subnet is needed. */
function straightOut(walk: Walk, { addresses }: NetworkInterface): Place {
  walk.header = { ...walk.header, source: addresses[0]?.public ?? walk.source };
  return { at: 'INTERNET' };
}

/** To the gateway's own address: an answer goes on to the client, everything else is dropped. */
export function answersToNat(walk: Walk, gateway: string, holder: NetworkInterface, subnet: Subnet): Place {
  const at: Ref = { kind: 'nat-gateway', id: gateway };
  walk.pass(at);
  const session = walk.session(at, 'NAT');
  if (!session) return unsolicited(walk, at);
  walk.restore(at, session, 'R31');
  return leaveNatSubnet(walk, holder, subnet);
}

export function unsolicited(walk: Walk, at: Ref): End {
  if (walk.rules.natAcceptsUnsolicited) return { at: 'END', disposition: 'ACCEPTED', where: at };
  walk.say({
    kind: 'SESSION_MISS',
    at,
    rule: 'R31',
    why: `${at.id} knows no flow that this packet answers.`,
  });
  return walk.end({
    at,
    disposition: 'DENIED_IN',
    code: 'X_NAT_NO_SESSION',
    rule: 'R31',
    why: `Nobody behind ${at.id} opened this, and it lets nothing else in.`,
  });
}

function interfaceOf({ network }: Walk, { id, addresses }: NatGateway): NetworkInterface | undefined {
  const named = addresses.find((one) => one.interface !== null)?.interface;
  if (named) return network.find('interfaces', named);
  return network.topology.interfaces.find(({ attachedTo }) => attachedTo === id);
}
