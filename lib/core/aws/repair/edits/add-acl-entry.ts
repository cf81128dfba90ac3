import { everyPort, formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix, prefixOf } from '@/lib/core/net/prefix';
import { formatProtocol, hasPorts } from '@/lib/core/net/protocol';
import { evaluateRange } from '@/lib/core/aws/network-acl-range';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import { aclPasses } from '@/lib/core/aws/network-acl-regions';
import { awsRules } from '@/lib/core/aws/rules';
import { blocksOf, newlyPassing, withEnd } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { hullOf } from '@/lib/core/aws/repair/hull';
import { withMembers } from '@/lib/core/aws/repair/member';
import { filterOf, type Obstacle } from '@/lib/core/aws/repair/obstacle';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkAcl } from '@/lib/core/aws/topology/vpc';

export type AclSide = { acl: string; direction: 'in' | 'out' };
export type AddAclEntry = AclSide & { kind: 'add-acl-entry'; entry: AclEntry };

/** An entry that lets this peer and these ports pass, under a free number before the one that denies; of an answer, all ports of the client. */
export const addAclEntry: EditKind<AddAclEntry> = {
  propose(obstacle) {
    const judged = judgedBy(obstacle);
    const number = judged && freeBefore(entriesOf(judged.list, judged.direction), judged.denying);
    if (!judged || number === null) return [];
    const { header } = obstacle;
    const peer = judged.direction === 'in' ? header.source : header.destination;
    const entry: AclEntry = {
      ...{ number, action: 'allow', protocol: header.protocol },
      ports: hasPorts(header.protocol) ? header.destinationPorts : everyPort,
      ...(header.icmp ? { icmp: header.icmp } : {}),
      peer: prefixOf(peer, peer.family === 4 ? 32 : 128),
    };
    return [{ kind: 'add-acl-entry', acl: judged.list.id, direction: judged.direction, entry }];
  },

  join(edits) {
    const sides = [
      ...new Set(edits.map(({ acl, direction, entry: { peer } }) => `${acl} ${direction} ${peer.family}`)),
    ];
    return sides.flatMap((side) => {
      const alike = edits.filter((one) => `${one.acl} ${one.direction} ${one.entry.peer.family}` === side);
      const [one, ...others] = alike;
      if (!one || others.length === 0) return [];
      const number = Math.min(...alike.map(({ entry }) => entry.number));
      return [{ ...one, entry: { action: 'allow', number, ...hullOf(alike.map(({ entry }) => entry)) } }];
    });
  },

  apply: (topology, { acl, direction, entry }) =>
    withMembers(topology, 'networkAcls', [acl], (one) => {
      const entries = entriesOf(one, direction);
      if (entries.some(({ number }) => number === entry.number)) return one;
      return withEntries(one, direction, [...entries, entry]);
    }),

  says: ({ acl, direction, entry }) =>
    `Add to ${acl} ${direction === 'in' ? 'inbound' : 'outbound'} entry ${entry.number}: allow ${packetsOf(entry)} ${direction === 'in' ? 'from' : 'to'} ${formatPrefix(entry.peer)}.`,

  same: ({ acl, direction, entry }) => `${acl} ${direction} ${packetsOf(entry)} ${formatPrefix(entry.peer)}`,

  opens: (topology, edit) => newlyPassed(topology, addAclEntry.apply(topology, edit), edit),
};

/** The list at which the obstacle stands, and the first number that denies any of its packets; null is the entry *. */
export function judgedBy(
  obstacle: Obstacle,
): { list: NetworkAcl; direction: 'in' | 'out'; denying: number | null } | null {
  const { network, blocker, header } = obstacle;
  const direction = filterOf(obstacle)?.direction;
  const list = network.find('networkAcls', blocker.at.id);
  if (blocker.detail !== 'NETWORK_ACL' || !direction || !list) return null;
  const peer = direction === 'in' ? header.source : header.destination;
  const { parts } = evaluateRange(
    entriesOf(list, direction),
    { ...header, peer, ports: header.destinationPorts },
    awsRules,
  );
  const numbers = parts.flatMap(({ verdict, by }) => (verdict === 'DENIED' && by ? by.number : []));
  return { list, direction, denying: numbers.length === 0 ? null : Math.min(...numbers) };
}

export function entriesOf(list: NetworkAcl, direction: 'in' | 'out'): readonly AclEntry[] {
  return direction === 'in' ? list.inbound : list.outbound;
}

export function withEntries(list: NetworkAcl, direction: 'in' | 'out', entries: AclEntry[]): NetworkAcl {
  return direction === 'in' ? { ...list, inbound: entries } : { ...list, outbound: entries };
}

/** A number that no entry has, right before the denying one: halfway to the entry before it, and after all entries ten further on. */
function freeBefore(entries: readonly AclEntry[], denying: number | null): number | null {
  const taken = new Set(entries.map(({ number }) => number));
  const before = [...taken].filter((number) => number < (denying ?? Infinity));
  const last = Math.max(0, ...before);
  if (denying === null && last + 10 <= 32766) return last + 10;
  const half = Math.floor((last + (denying ?? 32767)) / 2);
  if (half > last) return half;
  for (let number = last - 1; number > 0; number--) if (!taken.has(number)) return number;
  return null;
}

/** How many packets to and from the list's subnets pass it after an edit and not before. */
export function newlyPassed(before: Topology, after: Topology, { acl, direction }: AclSide): bigint {
  const [old, made] = [before, after].map((one) => one.networkAcls.find(({ id }) => id === acl));
  if (!old || !made) return 0n;
  const side = direction === 'in' ? 'inbound' : 'outbound';
  const served = before.subnets.filter(({ networkAcl }) => networkAcl === acl).flatMap(blocksOf);
  return newlyPassing(
    aclPasses(entriesOf(old, direction), side, awsRules),
    aclPasses(entriesOf(made, direction), side, awsRules),
    withEnd(served, direction === 'in' ? 'destination' : 'source'),
  );
}

function packetsOf({ protocol, ports, icmp }: AclEntry): string {
  if (protocol === 'all') return 'all protocols';
  if (hasPorts(protocol)) return `${formatProtocol(protocol)} ${formatPortRange(ports)}`;
  return `${formatProtocol(protocol)}${icmp ? ` type ${icmp.type} code ${icmp.code}` : ''}`;
}
