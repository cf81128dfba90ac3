import { formatIp } from '@/lib/core/net/ip';
import { hostService, isFiltered, type HostService } from '@/lib/core/aws/link-local';
import type { NetworkInterface, Subnet } from '@/lib/core/aws/topology/vpc';
import type { End } from './place';
import type { Walk } from './walk';

const names: Record<HostService, string> = {
  'instance-metadata': 'the instance metadata service',
  dns: 'the Amazon DNS server',
  time: 'the Time Sync Service',
  dhcp: 'DHCP',
  router: 'the VPC’s router',
  'reserved-range': 'nobody: the range is reserved',
};

/**
 * What the host or the VPC's router answers by itself: no route, security group or network ACL is read, and nothing is
 * logged (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html). Null for every other destination.
 */
export function onHost(walk: Walk, { id }: NetworkInterface, subnet: Subnet): End | null {
  const service = serviceOf(walk, subnet);
  if (service === null || isFiltered(service, walk.rules)) return null;
  const at = { kind: 'interface', id } as const;
  const why = `${formatIp(walk.destination)} is ${names[service]}; no security group, network ACL or route is read.`;
  walk.say({
    kind: 'FILTER',
    detail: 'NETWORK_ACL',
    at,
    direction: 'out',
    verdict: 'NOT_EVALUATED',
    rule: 'R44',
    why,
  });
  if (service === 'reserved-range')
    return walk.end({
      at,
      disposition: 'NULL_ROUTED',
      code: 'NO_POSSIBLE_DESTINATION',
      rule: 'R17',
      why: `Packets to ${formatIp(walk.destination)} are not forwarded, whatever a table says.`,
    });
  walk.say({ kind: 'DELIVER', at, rule: 'R104', why: `${names[service]} answers.` });
  return { at: 'END', disposition: 'ACCEPTED', where: at };
}

function serviceOf(walk: Walk, { vpc, cidr4 }: Subnet): HostService | null {
  const primary = walk.network.find('vpcs', vpc)?.cidrs4[0];
  if (!primary || !cidr4) return null;
  const { destination, protocol, sourcePorts, destinationPorts } = walk.header;
  const datagram = {
    destination,
    protocol,
    sourcePort: sourcePorts.from,
    destinationPort: destinationPorts.from,
  };
  return hostService(datagram, { primary, subnet: cidr4 });
}
