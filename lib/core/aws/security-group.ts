import type { IcmpKind } from '@/lib/core/net/packet';
import type { PortRange } from '@/lib/core/net/port-range';
import type { Prefix } from '@/lib/core/net/prefix';
import type { Protocol } from '@/lib/core/net/protocol';

/** Whom a rule names. `stale`: the group, or the peering to it, was deleted (R52). */
export type SecurityGroupPeer =
  | { kind: 'cidr'; prefix: Prefix }
  | { kind: 'prefix-list'; id: string }
  | { kind: 'group'; id: string; stale?: boolean };

/** Rules only allow (R46). */
export type SecurityGroupRule = {
  id?: string;
  protocol: Protocol | 'all';
  ports: PortRange;
  /** For ICMP and ICMPv6: −1 stands for every type or every code, as does a missing field. */
  icmp?: IcmpKind;
  peer: SecurityGroupPeer;
};
