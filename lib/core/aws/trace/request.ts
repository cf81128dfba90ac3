import type { IcmpKind } from '@/lib/core/net/packet';
import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import { parsePortRange, type PortRange } from '@/lib/core/net/port-range';
import { hasPorts, icmp, icmpv6, parseProtocol } from '@/lib/core/net/protocol';
import { ephemeralPorts } from '@/lib/core/aws/ephemeral-ports';
import { networkAclSwitches } from '@/lib/core/aws/rules/network-acl';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { parseFlowEnd } from './ends';
import type { FlowRequest } from './probe';

/** A question as somebody types it; empty fields are left out. `clientPorts` is linux, windows, any or a range. */
export type TypedRequest = {
  from: string;
  to: string;
  protocol: string;
  port?: string | undefined;
  icmp?: string | undefined;
  clientPorts?: string | undefined;
};

/** Which field is wrong, and why. */
export type Misfit = { field: keyof TypedRequest; reason: string };

/** Reads a question about a flow, or says of the first field that is wrong what is wrong with it. */
export function parseFlowRequest(
  topology: Topology,
  typed: TypedRequest,
): { ok: true; value: FlowRequest } | ({ ok: false } & Misfit) {
  const wrong = (field: keyof TypedRequest, reason: string): { ok: false } & Misfit => ({
    ok: false,
    field,
    reason,
  });
  const from = parseFlowEnd(topology, typed.from);
  if (!from.ok) return wrong('from', from.reason);
  const to = parseFlowEnd(topology, typed.to);
  if (!to.ok) return wrong('to', to.reason);
  const protocol = parseProtocol(typed.protocol);
  if (!protocol.ok) return wrong('protocol', protocol.reason);
  const port = parsePort(typed.port, hasPorts(protocol.value));
  if (!port.ok) return wrong('port', port.reason);
  const kind = parseIcmp(typed.icmp, protocol.value === icmp || protocol.value === icmpv6);
  if (!kind.ok) return wrong('icmp', kind.reason);
  const clientPorts = parseClientPorts(typed.clientPorts ?? 'linux');
  if (!clientPorts.ok) return wrong('clientPorts', clientPorts.reason);
  return {
    ok: true,
    value: {
      from: from.value,
      to: to.value,
      protocol: protocol.value,
      port: port.value,
      ...(kind.value ? { icmp: kind.value } : {}),
      clientPorts: clientPorts.value,
    },
  };
}

function parsePort(text: string | undefined, needed: boolean): Parsed<number> {
  if (text === undefined)
    return needed ? refused('A TCP or UDP flow goes to a port; name it, such as 443.') : accepted(0);
  if (!needed) return refused('Only TCP and UDP have ports.');
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65535)
    return refused('A port is a whole number from 0 to 65535.');
  return accepted(Number(text));
}

function parseIcmp(text: string | undefined, allowed: boolean): Parsed<IcmpKind | null> {
  if (text === undefined) return accepted(null);
  if (!allowed) return refused('Only ICMP has a type and a code.');
  const match = /^(\d{1,3})(?:\/(\d{1,3}))?$/.exec(text);
  if (!match || Number(match[1]) > 255 || Number(match[2] ?? 0) > 255)
    return refused('ICMP is TYPE/CODE, two numbers from 0 to 255, such as 8/0.');
  return accepted({ type: Number(match[1]), code: Number(match[2] ?? 0) });
}

/** `any` is what AWS advises for clients of every kind: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html */
function parseClientPorts(text: string): Parsed<PortRange> {
  if (text === 'linux' || text === 'windows') return accepted(ephemeralPorts(text, networkAclSwitches));
  if (text === 'any') return accepted(ephemeralPorts('nat-gateway', networkAclSwitches));
  const range = parsePortRange(text);
  return range.ok ? range : refused('Client ports are linux, windows, any, or a range such as 40000-50000.');
}
