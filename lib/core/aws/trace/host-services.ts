import { formatIp, ip } from '@/lib/core/net/ip';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { sameIp } from './header';
import type { End } from './place';
import type { Walk } from './walk';

/** Instance metadata, DNS, time and Windows activation at their link-local addresses (R104). */
const hostAddresses = [
  '169.254.169.254',
  '169.254.169.253',
  '169.254.169.123',
  '169.254.169.250',
  '169.254.169.251',
  'fd00:ec2::254',
  'fd00:ec2::253',
  'fd00:ec2::123',
].map(ip);

/**
 * What the host itself answers: no route, security group or network ACL is read, and nothing is logged
 * (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html). Null for every other destination.
 */
export function onHost(walk: Walk, { id }: NetworkInterface): End | null {
  if (walk.rules.linkLocalFiltered || !hostAddresses.some((one) => sameIp(one, walk.destination)))
    return null;
  const at = { kind: 'interface', id } as const;
  const why = `${formatIp(walk.destination)} is answered on the host of ${id}; no security group, network ACL or route is read.`;
  walk.say({
    kind: 'FILTER',
    detail: 'NETWORK_ACL',
    at,
    direction: 'out',
    verdict: 'NOT_EVALUATED',
    rule: 'R44',
    why,
  });
  walk.say({ kind: 'DELIVER', at, rule: 'R104', why });
  return { at: 'END', disposition: 'ACCEPTED', where: at };
}
