import { formatIp, parseIp, type Ip } from '@/lib/core/net/ip';
import { ephemeralPorts } from '@/lib/core/aws/ephemeral-ports';
import type { LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { sameIp } from './header';
import { keepsClient } from './kept-address';
import { chooseNode, nodesOf } from './nodes';
import type { End, Place } from './place';
import type { Ref } from './step';
import type { Target } from './target-reading';
import type { Walk } from './walk';

type Leg = { balancer: LoadBalancer; node: NetworkInterface; group: TargetGroup; target: Target };

/** From a node to the target: under the client's address or the node's own, and to the target's port. */
export function toTarget(walk: Walk, leg: Leg): Place {
  const { balancer, node, group, target } = leg;
  const at: Ref = { kind: 'load-balancer', id: balancer.id, row: node.id };
  if (target.kind === 'lambda') return invoke(walk, at, leg);
  const address = addressOf(walk, target);
  if (!address) return walk.missing({ kind: 'target-group', id: group.id, row: target.id }, 'R87');
  const keeps = keepsClient(walk, balancer, group);
  if (keeps === 'unknown')
    return walk.unknown(
      { kind: 'target-group', id: group.id },
      'X_IMPORT_INCOMPLETE',
      'R92',
      `Whether ${group.id} keeps the client's address was not given.`,
    );
  // Between IPv4 and IPv6 there is nothing to keep.
  return keeps && address.family === walk.source.family
    ? underClient(walk, at, leg, address)
    : underNode(walk, at, leg, address);
}

/** The target's address; undefined when it was not given. */
function addressOf(walk: Walk, { id, kind }: Target): Ip | undefined {
  if (kind === 'ip') {
    const parsed = parseIp(id);
    return parsed.ok ? parsed.value : undefined;
  }
  if (kind === 'alb') return nodeAddress(walk, id);
  const own = walk.network.find('instances', id)?.interfaces[0];
  const holder = own === undefined ? undefined : walk.network.find('interfaces', own);
  return holder?.addresses[0]?.private ?? holder?.ipv6[0];
}

/** An Application Load Balancer as a target is reached at one of its nodes. */
function nodeAddress(walk: Walk, id: string): Ip | undefined {
  const balancer = walk.network.find('loadBalancers', id);
  const nodes = balancer ? nodesOf(walk.network, balancer) : [];
  if (!balancer || nodes.length === 0) return undefined;
  return nodes[chooseNode(walk, balancer, nodes)]?.node.addresses[0]?.private;
}

function invoke(walk: Walk, at: Ref, { balancer, node, group, target }: Leg): End {
  const where: Ref = { kind: 'target-group', id: group.id };
  walk.remember(at, 'LOAD_BALANCER');
  walk.say({ kind: 'DELIVER', at: where, rule: 'R94', why: `${balancer.id} invokes ${target.id}.` });
  return {
    at: 'END',
    disposition: 'ACCEPTED',
    where,
    answerFrom: { at: 'LOAD_BALANCER', balancer: balancer.id, interface: node.id },
  };
}

/** No security group sees the client's groups through a balancer, and the balancer's own stand for it (R93, https://docs.aws.amazon.com/elasticloadbalancing/latest/network/target-group-register-targets.html). */
function underClient(walk: Walk, at: Ref, { node, target }: Leg, address: Ip): Place {
  if (sameIp(address, walk.source))
    return walk.end({
      at,
      disposition: 'DENIED_OUT',
      code: 'X_HAIRPIN',
      rule: 'R92',
      why: `${at.id} keeps the client's address and picks the client itself, which drops a packet from its own ${formatIp(address)}.`,
    });
  const ports = { from: target.port, to: target.port };
  const why = `${at.id} sends the packet to ${formatIp(address)} at port ${target.port} and keeps ${formatIp(walk.source)} as its source.`;
  const after = { ...walk.header, destination: address, destinationPorts: ports };
  walk.translate(at, 'LOAD_BALANCER', 'DEST_NAT', 'R92', why, after);
  walk.forget('SG_REFERENCES_NOT_PRESERVED');
  walk.provenance = { ...walk.provenance, balancer: node.id };
  return { at: 'INTERFACE_OUT', interface: node.id };
}

function underNode(walk: Walk, at: Ref, { balancer, node, target }: Leg, address: Ip): Place {
  const source = address.family === 4 ? node.addresses[0]?.private : node.ipv6[0];
  if (!source)
    return walk.unknown(
      { kind: 'interface', id: node.id },
      'X_IMPORT_INCOMPLETE',
      'R92',
      `${node.id} has no address that ${formatIp(address)} could answer to.`,
    );
  const after = {
    ...walk.header,
    source,
    sourcePorts: ephemeralPorts('load-balancer', walk.rules),
    destination: address,
    destinationPorts: { from: target.port, to: target.port },
  };
  const why = `${at.id} opens a connection of its own, from ${formatIp(source)} to ${formatIp(address)} at port ${target.port}.`;
  walk.translate(at, 'LOAD_BALANCER', 'DEST_NAT', balancer.kind === 'ALB' ? 'R94' : 'R92', why, after);
  walk.provenance = { interface: node.id, lost: null };
  return { at: 'INTERFACE_OUT', interface: node.id };
}
