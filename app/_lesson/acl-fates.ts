import { missOf, type AclVerdict, type Crossing, type MissReason } from '@/lib/core/aws/network-acl';

/** What a rule came to for one packet. */
export type Fate = { mark: 'passed' | 'decides' | 'not-reached'; text: string };

const names: Record<MissReason, string> = {
  PROTOCOL: 'protocol',
  PORT: 'port',
  ICMP_TYPE: 'ICMP type',
  ICMP_CODE: 'ICMP code',
  ADDRESS: 'source',
};

/** What each numbered rule came to for the packet, in ascending number, and the rule * last. */
export function fatesOf({ by, readings }: AclVerdict, packet: Crossing): Fate[] {
  const rest: Fate =
    by === null
      ? { mark: 'decides', text: 'Decides: no rule above matches' }
      : { mark: 'not-reached', text: 'Not reached' };
  return [...readings.map((reading) => fateOf(reading, packet)), rest];
}

function fateOf({ entry, missed }: AclVerdict['readings'][number], packet: Crossing): Fate {
  if (missed === null)
    return { mark: 'decides', text: entry.action === 'allow' ? 'Decides: allows' : 'Decides: denies' };
  if (missed !== 'NOT_EVALUATED')
    return { mark: 'passed', text: `Passed over: ${names[missed]} does not match` };
  const matches = missOf(entry, packet) === null;
  return { mark: 'not-reached', text: matches ? 'Not reached, though it matches' : 'Not reached' };
}
