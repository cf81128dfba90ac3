import type { LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { Ipv4 } from '@/lib/core/net/ip';
import { makeInterface } from './build-interfaces';
import { place, type Draft } from './draft';
import type { Balancer, Endpoint } from './service-schema';

/** Endpoints and load balancers, with an interface in each of their subnets. */
export function buildServices(draft: Draft): void {
  draft.document.endpoints.forEach((one, i) => buildEndpoint(draft, one, `endpoints[${i}]`));
  draft.document.loadBalancers.forEach((one, i) => buildBalancer(draft, one, `loadBalancers[${i}]`));
}

type Node = {
  subnet: string;
  privateIp?: Ipv4 | undefined;
  publicIp?: Ipv4 | null;
  interface?: string | null | undefined;
};
type Owner = {
  id: string;
  kind: 'load-balancer' | 'interface-endpoint' | 'gwlb-endpoint';
  groups: string[] | undefined;
};

/** The interface of an owner in a subnet: the one that is named, one that names the owner, or a new one. */
function nodeOf(draft: Draft, owner: Owner, node: Node, path: string): string | null {
  const { topology, document } = draft;
  if (node.interface !== undefined) return node.interface;
  const written = topology.interfaces.find(
    ({ attachedTo, subnet }) => attachedTo === owner.id && subnet === node.subnet,
  );
  if (written || document.explicit) return written?.id ?? null;
  const zone = draft.subnets.get(node.subnet)?.zone;
  if (zone === undefined) return null;
  const { subnet, privateIp, publicIp } = node;
  return makeInterface(draft, path, {
    id: `eni-${owner.id}-${zone}`,
    kind: owner.kind,
    subnet,
    attachedTo: owner.id,
    privateIp,
    publicIp,
    securityGroups: owner.groups,
  }).id;
}

function buildEndpoint(draft: Draft, one: Endpoint, path: string): void {
  const { securityGroups, interfaces, subnets, serviceRegion, privateDns, ...rest } = one;
  const { topology } = draft;
  const kind = one.kind === 'interface' ? 'interface-endpoint' : 'gwlb-endpoint';
  const owner: Owner = { id: one.id, kind, groups: securityGroups };
  const nodes = (): string[] =>
    subnets.flatMap((node, i) => nodeOf(draft, owner, node, `${path}.subnets[${i}]`) ?? []);
  const region = serviceRegion ?? draft.vpcs.get(one.vpc)?.region ?? 'unknown';
  const endpoint = {
    ...rest,
    serviceRegion: region,
    // As CreateVpcEndpoint has it: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateVpcEndpoint.html
    privateDns: privateDns ?? one.kind === 'interface',
    subnets: subnets.map(({ subnet }) => subnet),
    interfaces: interfaces ?? (one.kind === 'gateway' ? [] : nodes()),
  };
  place(draft, topology.endpoints, endpoint, path);
}

function buildBalancer(draft: Draft, one: Balancer, path: string): void {
  const { securityGroups, zones, ...rest } = one;
  const { topology, report } = draft;
  // An Application Load Balancer always has groups, the VPC's default one at least; the others may have none (R93).
  const groups = securityGroups ?? (one.kind === 'ALB' ? ['default'] : []);
  const owner: Owner = { id: one.id, kind: 'load-balancer', groups };
  const placed = zones.map((node, i): LoadBalancer['zones'][number] => {
    const at = `${path}.zones[${i}]`;
    const zone = node.zone ?? draft.subnets.get(node.subnet)?.zone;
    if (zone === undefined) report(`${at}.zone`, 'The zone of a subnet that is not here has to be written.');
    return { zone: zone ?? 'unknown', subnet: node.subnet, interface: nodeOf(draft, owner, node, at) };
  });
  place(draft, topology.loadBalancers, { ...rest, zones: placed }, path);
}
