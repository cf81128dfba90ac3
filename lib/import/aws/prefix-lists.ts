import { z } from 'zod';
import type { PrefixList } from '@/lib/core/aws/topology/vpc';
import type { AwsService } from '@/lib/core/aws/topology/endpoint';
import { call } from '@/lib/import/call';
import { grouped, valuesOf, type Gathered, type Kept } from '@/lib/import/gathered';
import { id, maybe, prefix, text } from './field';
import { isRegion, regionOfArn } from './region';

/** AWS's own lists, entries and all: https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-prefix-lists.html */
export const describePrefixLists = call({
  command: 'aws ec2 describe-prefix-lists',
  key: 'PrefixLists',
  list: 'prefixLists',
  marks: { has: ['PrefixListId', 'Cidrs'] },
  member: z.object({ PrefixListId: id, PrefixListName: text, Cidrs: z.array(prefix) }),
  id: (list) => list.PrefixListId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-managed-prefix-lists.html */
export const describeManagedPrefixLists = call({
  command: 'aws ec2 describe-managed-prefix-lists',
  key: 'PrefixLists',
  list: 'prefixLists',
  marks: { has: ['PrefixListId'], either: ['PrefixListArn', 'OwnerId', 'AddressFamily'] },
  member: z.object({
    PrefixListId: id,
    PrefixListName: text,
    PrefixListArn: maybe,
    OwnerId: maybe,
    MaxEntries: z.int().min(0).nullish(),
  }),
  id: (list) => list.PrefixListId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/get-managed-prefix-list-entries.html */
export const getManagedPrefixListEntries = call({
  command: 'aws ec2 get-managed-prefix-list-entries',
  key: 'Entries',
  list: 'prefixLists',
  marks: { has: ['Cidr'] },
  member: z.object({ Cidr: prefix }),
  id: (entry, list) => `${list} ${entry.Cidr.network}/${entry.Cidr.length}`,
  subject: 'PrefixListId',
});

/** Lists whose entries are all there. */
export function knownLists(gathered: Gathered): Set<string> {
  const managed = valuesOf(gathered, describeManagedPrefixLists)
    .map((list) => list.PrefixListId)
    .filter((list) => gathered.isAsked(getManagedPrefixListEntries, list));
  return new Set([...valuesOf(gathered, describePrefixLists).map((list) => list.PrefixListId), ...managed]);
}

export function prefixLists(gathered: Gathered): PrefixList[] {
  const entries = grouped(gathered.members(getManagedPrefixListEntries), (kept) => kept.subject);
  const own = new Map(gathered.members(describePrefixLists).map((kept) => [kept.value.PrefixListId, kept]));
  const managed = gathered.members(describeManagedPrefixLists).map(({ value: list, region }): PrefixList => {
    const isAsked = gathered.isAsked(getManagedPrefixListEntries, list.PrefixListId);
    const isAws = list.OwnerId === 'AWS' || own.has(list.PrefixListId);
    return {
      id: list.PrefixListId,
      name: list.PrefixListName,
      region: regionOfArn(list.PrefixListArn) ?? regionOfName(list.PrefixListName) ?? region ?? 'unknown',
      owner: isAws ? 'aws' : 'customer',
      ...(typeof list.MaxEntries === 'number' ? { maxEntries: list.MaxEntries } : {}),
      entries:
        own.get(list.PrefixListId)?.value.Cidrs ??
        (isAsked ? (entries.get(list.PrefixListId) ?? []).map((kept) => kept.value.Cidr) : 'unknown'),
    };
  });
  const known = new Set(managed.map((list) => list.id));
  return [
    ...managed,
    ...[...own.values()].filter(({ value }) => !known.has(value.PrefixListId)).map(awsList),
  ];
}

function awsList({ value: list, region }: Kept<(typeof describePrefixLists.member)['_output']>): PrefixList {
  return {
    id: list.PrefixListId,
    name: list.PrefixListName,
    region: regionOfName(list.PrefixListName) ?? region ?? 'unknown',
    owner: 'aws',
    entries: list.Cidrs,
  };
}

/** AWS names a service's list as it names the service: com.amazonaws.us-east-1.s3. */
export function services(lists: readonly PrefixList[]): AwsService[] {
  return lists.flatMap((list) =>
    list.owner === 'aws' && list.entries !== 'unknown' && regionOfName(list.name)
      ? [{ name: list.name, region: list.region, prefixList: list.id, prefixes: list.entries }]
      : [],
  );
}

/** The Region in com.amazonaws.us-east-1.s3, or null where there is none. */
export function regionOfName(name: string): string | null {
  const part = /^(?:com|cn)\.amazonaws\.(?:vpce\.)?([a-z0-9-]+)\./.exec(name)?.[1];
  return part && isRegion(part) ? part : null;
}
