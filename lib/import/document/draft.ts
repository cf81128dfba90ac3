import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface, Subnet, Vpc } from '@/lib/core/aws/topology/vpc';
import type { Ipv4 } from '@/lib/core/net/ip';
import type { TopologyDocument } from './document-schema';
import type { Report } from './problem';

/**
 * A topology while it is made from a document. `pathOf` says where in the document each member stands; what was made for
 * a member has that member's path.
 */
export type Draft = {
  document: TopologyDocument;
  topology: Topology;
  pathOf: Map<object, string>;
  report: Report;
  vpcs: Map<string, Vpc>;
  subnets: Map<string, Subnet>;
  /** Default security groups by VPC, as far as they were asked for. */
  defaultGroups: Map<string, string>;
  /** Interfaces that get a free address when all written ones are known, and who wants to hear of it. */
  addressless: { of: NetworkInterface; public: Ipv4 | null; then: (address: Ipv4) => void }[];
};

/** Puts members of one list into the topology and keeps their paths. */
export function place<T extends object>(draft: Draft, into: T[], member: T, path: string): T {
  into.push(member);
  draft.pathOf.set(member, path);
  return member;
}

/** Members as they are, whose path is their list and position. */
export function placeAll<T extends object>(
  draft: Draft,
  into: T[],
  members: readonly T[],
  list: string,
): void {
  members.forEach((member, i) => place(draft, into, member, `${list}[${i}]`));
}

export function pathOf(draft: Draft, member: object): string {
  const path = draft.pathOf.get(member);
  if (path === undefined) throw new Error(`a member without a path: ${JSON.stringify(Object.keys(member))}`);
  return path;
}
