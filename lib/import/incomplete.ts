import type { Incomplete } from '@/lib/core/aws/topology/known';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { calls } from './calls';
import type { Gathered } from './gathered';
import { compareText } from './in-order';
import { limits } from './limits';
import { shown, type ListName } from './note';
import { needsOf } from './needs';
import { referencesOf } from './references';

type Lists = Omit<Topology, 'incomplete'>;

/** What the network has need of and was not given: whole lists, single members that something names, and answers about members. */
export function incompleteOf(gathered: Gathered, lists: Lists, before: readonly Incomplete[]): Incomplete[] {
  const lost = new Set(before.map((one) => `${one.what} ${one.id ?? ''}`));
  const needs = needsOf(gathered, lists);
  const whole = new Set(needs.filter((one) => !one.id && !one.region).map((one) => one.what));
  const absent = [...absentOf(lists)].flatMap(([list, ids]) => {
    if (whole.has(list)) return [];
    return absences(
      list,
      [...ids].filter((id) => !lost.has(`${list} ${id}`)),
      lists[list].length === 0,
    );
  });
  return [...needs, ...absent];
}

/** Ids that are named and are not there. */
function absentOf(lists: Lists): Map<ListName, Set<string>> {
  const there = new Map<ListName, Set<string>>();
  const absent = new Map<ListName, Set<string>>();
  for (const { list, id } of referencesOf(lists)) {
    const known = there.get(list) ?? new Set((lists[list] as { id: string }[]).map((one) => one.id));
    there.set(list, known);
    if (!known.has(id)) absent.set(list, (absent.get(list) ?? new Set()).add(id));
  }
  return absent;
}

function absences(list: ListName, ids: readonly string[], isEmpty: boolean): Incomplete[] {
  const command = commandFor(list);
  const thing = names[list] ?? list;
  if (ids.length === 0) return [];
  if (isEmpty)
    return [
      { what: list, why: 'missing', says: `No ${thing} were given, and something names one: ${command}.` },
    ];
  const sorted = [...ids].sort(compareText);
  const told = sorted.slice(0, limits.absent).map((id): Incomplete => ({
    what: list,
    id,
    why: 'missing',
    says: `${shown(id)} is named and was not given; it may be another account's or another Region's: ${command}.`,
  }));
  if (sorted.length <= limits.absent) return told;
  const says = `${sorted.length - limits.absent} more ${thing} are named and were not given: ${command}.`;
  return [...told, { what: list, why: 'missing', says }];
}

/** The call that gives a list. */
export function commandFor(list: ListName): string {
  return calls.find((one) => one.list === list)?.command ?? 'aws';
}

const names: Partial<Record<ListName, string>> = {
  vpcs: 'VPCs',
  subnets: 'subnets',
  networkAcls: 'network ACLs',
  securityGroups: 'security groups',
  interfaces: 'network interfaces',
  instances: 'instances',
  prefixLists: 'prefix lists',
  internetGateways: 'internet gateways',
  egressOnlyInternetGateways: 'egress-only internet gateways',
  natGateways: 'NAT gateways',
  peeringConnections: 'peering connections',
  transitGateways: 'transit gateways',
  transitGatewayAttachments: 'transit gateway attachments',
  transitGatewayRouteTables: 'transit gateway route tables',
  virtualPrivateGateways: 'virtual private gateways',
  customerGateways: 'customer gateways',
  vpnConnections: 'VPN connections',
  directConnectGateways: 'Direct Connect gateways',
  endpoints: 'VPC endpoints',
  targetGroups: 'target groups',
};
