import type { PortRange } from '@/lib/core/net/port-range';
import { rangesOverlap } from '@/lib/core/net/port-range';
import { portsUnder, type PortSplit } from './port-split';
import type { GroupCrossing, Resolve, RulePeer, RuleReading } from './security-group';

/** Why a reference means nothing here (R50, R51). */
export type LostCode = 'SG_REFERENCES_NOT_PRESERVED' | 'SG_REFERENCING_SUPPORT' | `X_${string}`;

/**
 * Why not everything passes, in the words of AWS's Reachability Analyzer
 * (https://docs.aws.amazon.com/vpc/latest/reachability/explanation-codes.html); X_ marks what it has no word for.
 */
export type SecurityGroupCode =
  'SG_HAS_NO_RULES' | 'ENI_SG_RULES_MISMATCH' | 'UNKNOWN_PEERED_SGS' | 'X_UNKNOWN_PREFIX_LIST' | LostCode;

/** Null when everything passes. `readings` are those that counted. */
export function codeOf(
  split: PortSplit,
  readings: readonly RuleReading[],
  crossing: GroupCrossing,
  resolve: Resolve,
): SecurityGroupCode | null {
  const missedFor = (missed: RuleReading['missed'], ports: readonly PortRange[]): RulePeer | undefined =>
    readings.find(
      (one) =>
        one.missed === missed &&
        portsUnder(one.rule, crossing).some((a) => ports.some((b) => rangesOverlap(a, b))),
    )?.rule.peer;
  if (split.unknown.length > 0) return codeOfUnknown(missedFor('UNKNOWN_PEER', split.unknown));
  if (split.denied.length === 0) return null;
  const lost = missedFor('REFERENCE_LOST', split.denied);
  const carried = lost?.kind === 'group' ? resolve.group(lost.id) : null;
  return carried && typeof carried === 'object' ? carried.lost : 'ENI_SG_RULES_MISMATCH';
}

export function codeOfUnknown(peer: RulePeer | undefined): SecurityGroupCode {
  return peer?.kind === 'prefix-list' ? 'X_UNKNOWN_PREFIX_LIST' : 'UNKNOWN_PEERED_SGS';
}
