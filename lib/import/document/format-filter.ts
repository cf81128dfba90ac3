import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { RulePeer, SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { NetworkAcl, SecurityGroup } from '@/lib/core/aws/topology/vpc';
import type { PortRange } from '@/lib/core/net/port-range';
import { formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix, type Prefix } from '@/lib/core/net/prefix';
import { icmp, icmpv6, tcp, udp, type Protocol } from '@/lib/core/net/protocol';

export function formatAcl({ inbound, outbound, ...acl }: NetworkAcl): { vpc: string } {
  const entries = { inbound: inbound.map(formatEntry), outbound: outbound.map(formatEntry) };
  return { ...acl, ...entries };
}

export function formatGroup({ inbound, outbound, ...group }: SecurityGroup): object {
  return { ...group, inbound: inbound.map(formatRule), outbound: outbound.map(formatRule) };
}

/** A block as text; a prefix list as it is. */
export function writtenDestination(destination: Prefix | { prefixList: string }): string | object {
  return 'prefixList' in destination ? destination : formatPrefix(destination);
}

/** One port as a number, others as text. */
export function writtenPorts(ports: PortRange): number | string {
  return ports.from === ports.to ? ports.from : formatPortRange(ports);
}

function formatEntry({ protocol, ports, peer, ...entry }: AclEntry): object {
  return {
    ...entry,
    protocol: writtenProtocol(protocol),
    ports: writtenPorts(ports),
    peer: formatPrefix(peer),
  };
}

function formatRule({ protocol, ports, peer, ...rule }: SecurityGroupRule): object {
  return { ...rule, protocol: writtenProtocol(protocol), ports: writtenPorts(ports), peer: formatPeer(peer) };
}

function formatPeer(peer: RulePeer): object {
  if (peer.kind === 'cidr') return { cidr: formatPrefix(peer.prefix) };
  if (peer.kind === 'prefix-list') return { prefixList: peer.id };
  return { group: peer.id, ...(peer.stale === undefined ? {} : { stale: peer.stale }) };
}

const names: Record<Protocol, string> = { [tcp]: 'tcp', [udp]: 'udp', [icmp]: 'icmp', [icmpv6]: 'icmpv6' };

function writtenProtocol(protocol: Protocol | 'all'): string | number {
  return protocol === 'all' ? protocol : (names[protocol] ?? protocol);
}
