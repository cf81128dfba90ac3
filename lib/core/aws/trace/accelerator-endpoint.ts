import { formatIp, parseIp, type Ip } from '@/lib/core/net/ip';
import { ephemeralPorts } from '@/lib/core/aws/ephemeral-ports';
import type { Accelerator, LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { chooseNode, nodesOf } from './nodes';
import type { End, Place } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

type Endpoint = Accelerator['listeners'][number]['groups'][number]['endpoints'][number];

/**
 * From an accelerator into the VPC of an endpoint, which has to have an internet gateway though no route to it, under the
 * client's address where that is kept, else under the accelerator's
 * (https://docs.aws.amazon.com/global-accelerator/latest/dg/preserve-client-ip-address.html). An Elastic IP never keeps it.
 */
export function enterFromAccelerator(walk: Walk, accelerator: Accelerator, endpoint: Endpoint): Place {
  const at: Ref = { kind: 'accelerator', id: accelerator.id, row: endpoint.id };
  const reached = reachedBy(walk, endpoint.id);
  const [own] = accelerator.addresses;
  if (!reached || !own)
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R95',
      `What the packet needs to get from ${accelerator.id} to ${endpoint.id} was not given.`,
    );
  const { interface: holder, private: address } = reached;
  const closed = withoutGateway(walk, at, holder);
  if (closed) return closed;
  const keeps = endpoint.preserveClientIp && !parseIp(endpoint.id).ok;
  const why = `${accelerator.id} sends the packet to ${endpoint.id} at ${formatIp(address)}, from ${keeps ? 'the client' : 'an address of its own'}.`;
  const after = {
    ...walk.header,
    ...(keeps ? {} : { source: own, sourcePorts: ephemeralPorts('load-balancer', walk.rules) }),
    destination: address,
  };
  walk.translate(at, 'ACCELERATOR', 'DEST_NAT', 'R95', why, after);
  return { at: 'INTERFACE_IN', interface: holder.id, fromSubnet: null };
}

type Reached = { interface: NetworkInterface; private: Ip };

/** What has an Elastic IP that is named by its address, or the first address of a balancer's node or an instance. */
function reachedBy(walk: Walk, id: string): Reached | undefined {
  const { network } = walk;
  const elastic = parseIp(id);
  if (elastic.ok) return network.publicHolder(elastic.value);
  const balancer = network.find('loadBalancers', id);
  const holder = balancer
    ? nodeOf(walk, balancer)
    : network.find('interfaces', network.find('instances', id)?.interfaces[0] ?? '');
  const address = holder?.addresses[0]?.private;
  return holder && address && { interface: holder, private: address };
}

function nodeOf(walk: Walk, balancer: LoadBalancer): NetworkInterface | undefined {
  const nodes = nodesOf(walk.network, balancer);
  return nodes[nodes.length < 2 ? 0 : chooseNode(walk, balancer, nodes)]?.node;
}

function withoutGateway(walk: Walk, at: Ref, { subnet }: NetworkInterface): End | null {
  const vpc = walk.network.find('subnets', subnet)?.vpc;
  if (walk.network.topology.internetGateways.some((one) => one.vpc === vpc)) return null;
  if (walk.incomplete('internetGateways'))
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R95',
      `Whether ${vpc} has an internet gateway was not given.`,
    );
  return walk.end({
    at,
    disposition: 'NO_ROUTE',
    code: 'NO_POSSIBLE_DESTINATION',
    rule: 'R95',
    why: `${vpc} has no internet gateway, and without one an accelerator gets in nowhere.`,
  });
}
