import type { AclEntry, AclVerdict } from '@/lib/core/aws/network-acl';

/** What a rule came to for one packet. */
export type Fate = { mark: 'passed' | 'decides' | 'not-reached'; text: string };

const names = { PROTOCOL: 'protocol', PORT: 'port', ADDRESS: 'source' };

/** What each numbered rule came to for the packet, in ascending number, and the rule * last. */
export function fatesOf({ by, readings }: AclVerdict): Fate[] {
  const rest: Fate =
    by === null
      ? { mark: 'decides', text: 'Decides: no rule above matches' }
      : { mark: 'not-reached', text: 'Not reached' };
  return [...readings.map((reading) => fateOf(reading, by)), rest];
}

function fateOf({ entry, missed: miss }: AclVerdict['readings'][number], by: AclEntry | null): Fate {
  if (by?.number === entry.number)
    return { mark: 'decides', text: entry.action === 'allow' ? 'Decides: allows' : 'Decides: denies' };
  if (by && entry.number > by.number)
    return { mark: 'not-reached', text: miss === null ? 'Not reached, though it matches' : 'Not reached' };
  return { mark: 'passed', text: `Passed over: ${names[miss ?? 'ADDRESS']} does not match` };
}
