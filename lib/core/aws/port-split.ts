import { around, common, joined } from '@/lib/core/net/interval';
import type { PortRange } from '@/lib/core/net/port-range';
import { hasPorts } from '@/lib/core/net/protocol';
import type { GroupCrossing, RuleReading, SecurityGroupRule } from './security-group';

/** The ports of a crossing by what becomes of them: sorted, disjoint, and together all of them. */
export type PortSplit = { permitted: PortRange[]; denied: PortRange[]; unknown: PortRange[] };

export function portSplit(readings: readonly RuleReading[], crossing: GroupCrossing): PortSplit {
  const { from, to } = crossing.ports;
  if (from > to) throw new Error(`no port from ${from} to ${to}`);
  const portsOf = (missed: RuleReading['missed']): PortRange[] =>
    joined(readings.filter((one) => one.missed === missed).flatMap(({ rule }) => portsUnder(rule, crossing)));
  const permitted = portsOf(null);
  const open = without([crossing.ports], permitted);
  const denied = without(open, portsOf('UNKNOWN_PEER'));
  return { permitted, denied, unknown: without(open, denied) };
}

/** The ports for which a rule holds: all of them under all protocols, and under a protocol that has none. */
export function portsUnder(rule: SecurityGroupRule, { protocol, ports }: GroupCrossing): PortRange[] {
  if (rule.protocol === 'all' || !hasPorts(protocol)) return [ports];
  const shared = common(rule.ports, ports);
  return shared ? [shared] : [];
}

function without(ranges: readonly PortRange[], taken: readonly PortRange[]): PortRange[] {
  let left = [...ranges];
  for (const one of taken)
    left = left.flatMap((range) => {
      const shared = common(range, one);
      return shared ? around(range, shared) : [range];
    });
  return left;
}
