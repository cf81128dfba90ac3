import { z } from 'zod';
import type { IcmpKind } from '@/lib/core/net/packet';
import { everyPort, type PortRange } from '@/lib/core/net/port-range';
import { icmp, icmpv6, hasPorts, parseProtocol, type Protocol } from '@/lib/core/net/protocol';
import { text } from './field';

/** A number as text, a name, or -1 for all. */
export const protocol = z
  .union([text, z.number()], 'must be a protocol, such as "tcp", "6" or "-1"')
  .transform((value, context): Protocol | 'all' => {
    if (String(value) === '-1') return 'all';
    const parsed = parseProtocol(String(value));
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: 'custom', message: parsed.reason });
    return z.NEVER;
  });

/** A type or a code of ICMP; −1 is all of them. */
export const icmpNumber = z.int('must be a whole number').min(-1, 'is below -1').max(255, 'is above 255');

/** FromPort and ToPort of a security group's rule: ports, or ICMP's type and code; -1 is every one. */
export const portOrKind = z
  .int('must be a whole number')
  .min(-1, 'is below -1')
  .max(65_535, 'is above 65535')
  .nullish();

export type Traffic = { protocol: Protocol | 'all'; ports: PortRange; icmp?: IcmpKind };

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html */
export function trafficOf(
  of: Protocol | 'all',
  from: number | null | undefined,
  to: number | null | undefined,
): Traffic {
  if (of === icmp || of === icmpv6)
    return { protocol: of, ports: everyPort, icmp: { type: from ?? -1, code: to ?? -1 } };
  const limited = of !== 'all' && hasPorts(of) && from !== -1;
  return { protocol: of, ports: limited ? { from: from ?? 0, to: to ?? 65_535 } : everyPort };
}
