import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { Vpc } from '@/lib/core/aws/topology/vpc';
import { everyPort } from '@/lib/core/net/port-range';
import { prefix } from '@/lib/core/net/prefix';
import { place, placeAll, type Draft } from './draft';
import type { OuterAcl, OuterSubnet } from './vpc-schema';

/** VPCs, their network ACLs and subnets, and the security groups. */
export function buildVpcs(draft: Draft): void {
  const { document, topology } = draft;
  placeAll(draft, topology.regions, document.regions, 'regions');
  document.vpcs.forEach((one, i) => {
    const vpc = vpcOf(one);
    draft.vpcs.set(vpc.id, place(draft, topology.vpcs, vpc, `vpcs[${i}]`));
  });
  const defaults = new Map<string, string>();
  eachIn(draft, 'networkAcls', ({ default: isDefault, ...acl }: OuterAcl, path) => {
    if (isDefault && defaults.has(acl.vpc))
      draft.report(`${path}.default`, `${acl.vpc} has another default network ACL.`);
    if (isDefault) defaults.set(acl.vpc, acl.id);
    place(draft, topology.networkAcls, acl, path);
  });
  eachIn(draft, 'subnets', ({ cidr, networkAcl, ...subnet }: OuterSubnet, path) => {
    const acl = networkAcl ?? defaults.get(subnet.vpc) ?? makeAcl(draft, subnet.vpc, path, defaults);
    draft.subnets.set(
      subnet.id,
      place(draft, topology.subnets, { ...subnet, cidr4: cidr, networkAcl: acl }, path),
    );
  });
  placeAll(draft, topology.securityGroups, document.securityGroups, 'securityGroups');
}

function vpcOf({ cidrs, ...one }: Draft['document']['vpcs'][number]): Vpc {
  const { id, region, cidrs6, dnsSupport, dnsHostnames } = one;
  const named = one.name === undefined ? {} : { name: one.name };
  const owned = one.owner === undefined ? {} : { owner: one.owner };
  return { id, region, ...owned, ...named, cidrs4: cidrs, cidrs6, dnsSupport, dnsHostnames };
}

type Nested = 'subnets' | 'routeTables' | 'networkAcls';
type Outer<K extends Nested> = Draft['document'][K][number];

/** Members that stand inside their VPCs, then those beside them. */
export function eachIn<K extends Nested>(
  { document }: Draft,
  list: K,
  visit: (member: Outer<K>, path: string) => void,
): void {
  document.vpcs.forEach((vpc, i) => {
    vpc[list].forEach((member, j) =>
      visit({ ...member, vpc: vpc.id } as Outer<K>, `vpcs[${i}].${list}[${j}]`),
    );
  });
  (document[list] as Outer<K>[]).forEach((member, i) => visit(member, `${list}[${i}]`));
}

/** A VPC's default list allows everything both ways (R41). */
function makeAcl(draft: Draft, vpc: string, path: string, defaults: Map<string, string>): string {
  const id = `acl-default-${vpc}`;
  if (draft.document.explicit)
    draft.report(`${path}.networkAcl`, 'This field is missing in an explicit document.');
  else {
    const acl = { id, vpc, name: 'default', inbound: allowAll(), outbound: allowAll() };
    place(draft, draft.topology.networkAcls, acl, path);
    defaults.set(vpc, id);
  }
  return id;
}

function allowAll(): AclEntry[] {
  return ['0.0.0.0/0', '::/0'].map((all, i) => ({
    number: 100 + i,
    action: 'allow',
    protocol: 'all',
    ports: everyPort,
    peer: prefix(all),
  }));
}
