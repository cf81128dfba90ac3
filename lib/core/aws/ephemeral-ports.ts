import type { PortRange } from '@/lib/core/net/port-range';
import type { NetworkAclSwitches } from './rules/network-acl-switches';

/** Who opens a connection. */
export type ClientKind = 'linux' | 'windows' | 'nat-gateway' | 'load-balancer' | 'lambda';

const linux: PortRange = { from: 32768, to: 61000 };
const windows: PortRange = { from: 49152, to: 65535 };
const wide: PortRange = { from: 1024, to: 65535 };

/** The ports that a client of this kind may open from (https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html). */
export function ephemeralPorts(client: ClientKind, rules: NetworkAclSwitches): PortRange {
  if (rules.aclEphemeral !== 'by-client') return rules.aclEphemeral === 'linux' ? linux : windows;
  return client === 'linux' ? linux : client === 'windows' ? windows : wide;
}
