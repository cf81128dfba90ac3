import { z } from 'zod';
import type { Known } from '@/lib/core/aws/topology/known';
import { parseIp, parseIpv4, type Ipv4, type Ipv6 } from '@/lib/core/net/ip';
import type { IcmpKind } from '@/lib/core/net/packet';
import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import { everyPort, parsePortRange, type PortRange } from '@/lib/core/net/port-range';
import { parsePrefix, type Prefix, type Prefix4, type Prefix6 } from '@/lib/core/net/prefix';
import { icmp, icmpv6, tcp, udp, type Protocol } from '@/lib/core/net/protocol';

/** A text that a parser reads; its sentence becomes the issue's. */
export function read<T>(parse: (text: string) => Parsed<T>): z.ZodType<T> {
  return z
    .string()
    .max(200)
    .transform((text, context) => {
      const parsed = parse(text);
      if (parsed.ok) return parsed.value;
      context.issues.push({ code: 'custom', message: parsed.reason, input: text });
      return z.NEVER;
    });
}

/** ARNs of listeners are the longest. What is made is named after what it is made for, and is held to this too. */
export const longestId = 200;

/** As AWS writes ids: a kind, a dash, and a name, or an ARN. A place of our own may be named alike; an import puts @ between an attachment and its side. */
export const Id = z
  .string()
  .min(1)
  .max(longestId)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:/@-]*$/, {
    error: 'An id is made of letters, digits, dashes, dots, colons and slashes, such as vpc-shop.',
  });
export const Ids = z.array(Id).default([]);
export const Words = z.string().max(500);
export const Zone = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, { error: 'A zone is named by its id, such as use1-az1.' });

export const PrefixText = read<Prefix>((text) => parsePrefix(text));
export const Prefix4Text = read<Prefix4>((text) => {
  const parsed = parsePrefix(text);
  if (!parsed.ok) return parsed;
  return parsed.value.family === 4 ? accepted(parsed.value) : refused('An IPv4 block belongs here.');
});
export const Prefix6Text = read<Prefix6>((text) => {
  const parsed = parsePrefix(text);
  if (!parsed.ok) return parsed;
  return parsed.value.family === 6 ? accepted(parsed.value) : refused('An IPv6 block belongs here.');
});
export const Ipv4Text = read<Ipv4>(parseIpv4);
export const Ipv6Text = read<Ipv6>((text) => {
  const parsed = parseIp(text);
  if (!parsed.ok) return parsed;
  return parsed.value.family === 6 ? accepted(parsed.value) : refused('An IPv6 address belongs here.');
});

/** 443, “1024-65535” or “all”. */
export const Ports: z.ZodType<PortRange> = z.union([
  z
    .int()
    .min(0)
    .max(65535)
    .transform((port) => ({ from: port, to: port })),
  read(parsePortRange),
]);
export const AnyPorts = Ports.default(everyPort);

const numbers = { tcp, udp, icmp, icmpv6, all: 'all' } as const;

/** “tcp”, “udp”, “icmp”, “icmpv6”, “all”, or a protocol's number. */
export const ProtocolText: z.ZodType<Protocol | 'all'> = z.union([
  z.enum(['tcp', 'udp', 'icmp', 'icmpv6', 'all']).transform((name) => numbers[name]),
  z.int().min(0).max(255),
]);

/** A type or code that is left out stands for every one. */
export const Icmp = z.strictObject({
  type: z.int().min(-1).max(255).default(-1),
  code: z.int().min(-1).max(255).default(-1),
}) satisfies z.ZodType<IcmpKind>;

/** The value, or “unknown” where an import was not given it. */
export function known<T>(schema: z.ZodType<T>): z.ZodType<Known<T>> {
  return z.union([schema, z.literal('unknown')]);
}
