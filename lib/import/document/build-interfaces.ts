import type { InterfaceKind, NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { Ipv4 } from '@/lib/core/net/ip';
import { place, type Draft } from './draft';
import { everythingOut } from './filter-schema';
import type { Instance } from './interface-schema';

/** Kinds whose packets are hardly ever their own, or that AWS makes with the check off (R25). */
const unchecked: readonly InterfaceKind[] = ['nat-gateway', 'transit-gateway-attachment', 'gwlb-endpoint'];
/** Kinds that get the default group of the VPC when nobody names one. */
const grouped: readonly InterfaceKind[] = ['instance', 'interface-endpoint', 'lambda'];

/** Interfaces as they are written, and those of instances that name a subnet. */
export function buildInterfaces(draft: Draft): void {
  const { document, topology } = draft;
  document.interfaces.forEach(({ securityGroups, sourceDestCheck, ...rest }, i) => {
    const made = {
      ...rest,
      securityGroups: groupsOf(draft, rest.subnet, rest.kind, securityGroups),
      sourceDestCheck: sourceDestCheck ?? !unchecked.includes(rest.kind),
    };
    place(draft, topology.interfaces, made, `interfaces[${i}]`);
  });
  document.instances.forEach((instance, i) => {
    const { id, name, state, forwards } = instance;
    const interfaces =
      'interfaces' in instance ? instance.interfaces : [own(draft, instance, `instances[${i}]`)];
    const named = name === undefined ? {} : { name };
    place(draft, topology.instances, { id, ...named, interfaces, state, forwards }, `instances[${i}]`);
  });
}

function own(draft: Draft, one: Exclude<Instance, { interfaces: string[] }>, path: string): string {
  const id = one.interface ?? `eni-${one.id.replace(/^i-/, '')}`;
  const { subnet, privateIp, publicIp, securityGroups } = one;
  const made = makeInterface(draft, path, {
    id,
    kind: 'instance',
    subnet,
    attachedTo: one.id,
    privateIp,
    publicIp,
    securityGroups,
  });
  made.ipv6 = one.ipv6;
  made.sourceDestCheck = one.sourceDestCheck;
  if (one.owner !== undefined) made.owner = one.owner;
  for (const address of made.addresses) address.elastic = one.elastic;
  return id;
}

type Wanted = {
  id: string;
  kind: InterfaceKind;
  subnet: string;
  attachedTo: string;
  privateIp?: Ipv4 | null | undefined;
  publicIp?: Ipv4 | null | undefined;
  securityGroups?: string[] | undefined;
  then?: (address: Ipv4) => void;
};

/** An interface that nobody wrote. Without an address it gets a free one at the end. */
export function makeInterface(draft: Draft, path: string, wanted: Wanted): NetworkInterface {
  const { id, kind, subnet, attachedTo, privateIp, publicIp = null } = wanted;
  const made: NetworkInterface = {
    id,
    subnet,
    kind,
    attachedTo,
    addresses: privateIp ? [{ private: privateIp, public: publicIp, elastic: publicIp !== null }] : [],
    ipv6: [],
    securityGroups: groupsOf(draft, subnet, kind, wanted.securityGroups),
    sourceDestCheck: !unchecked.includes(kind),
  };
  if (!privateIp)
    draft.addressless.push({ of: made, public: publicIp, then: wanted.then ?? (() => undefined) });
  return place(draft, draft.topology.interfaces, made, path);
}

/** The groups, with “default” read as the default group of the subnet's VPC. */
function groupsOf(draft: Draft, subnetId: string, kind: InterfaceKind, written?: string[]): string[] {
  const groups = written ?? (grouped.includes(kind) && !draft.document.explicit ? ['default'] : []);
  if (!groups.includes('default')) return groups;
  const vpc = draft.subnets.get(subnetId)?.vpc;
  return groups.flatMap((id) =>
    id !== 'default' ? [id] : vpc === undefined ? [] : [defaultGroup(draft, vpc)],
  );
}

/** The group called “default”: everything in from its own members, everything out (R47). */
function defaultGroup(draft: Draft, vpc: string): string {
  const groups = draft.topology.securityGroups;
  const known = draft.defaultGroups.get(vpc);
  if (known !== undefined) return known;
  const id =
    groups.find(({ name, vpcs }) => name === 'default' && vpcs[0] === vpc)?.id ?? `sg-default-${vpc}`;
  draft.defaultGroups.set(vpc, id);
  if (groups.some((group) => group.id === id)) return id;
  const at = draft.vpcs.get(vpc);
  const path = (at && draft.pathOf.get(at)) ?? 'securityGroups';
  const inbound = [
    { protocol: 'all' as const, ports: { from: 0, to: 65535 }, peer: { kind: 'group' as const, id } },
  ];
  place(
    draft,
    groups,
    { id, name: 'default', vpcs: [vpc], inbound, outbound: structuredClone(everythingOut) },
    path,
  );
  return id;
}
