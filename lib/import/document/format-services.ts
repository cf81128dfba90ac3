import type { Accelerator, LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { formatFraction } from '@/lib/core/net/fraction';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import { writtenPorts } from './format-filter';

/** The lists of endpoints, services, load balancers and accelerators. */
export function formatServices(topology: Topology): Record<string, readonly unknown[]> {
  return {
    endpoints: topology.endpoints,
    services: topology.services.map((one) => ({ ...one, prefixes: one.prefixes.map(formatPrefix) })),
    loadBalancers: topology.loadBalancers.map(formatBalancer),
    targetGroups: topology.targetGroups,
    accelerators: topology.accelerators.map(formatAccelerator),
  };
}

function formatBalancer({ listeners, ...balancer }: LoadBalancer): object {
  if (listeners === 'unknown') return { ...balancer, listeners };
  return { ...balancer, listeners: listeners.map((one) => ({ ...one, ports: writtenPorts(one.ports) })) };
}

function formatAccelerator({ addresses, listeners, ...accelerator }: Accelerator): object {
  return {
    ...accelerator,
    addresses: addresses.map(formatIp),
    listeners: listeners.map(({ ports, groups, ...listener }) => ({
      ...listener,
      ports: writtenPorts(ports),
      groups: groups.map((group) => ({ ...group, near: formatFraction(group.near) })),
    })),
  };
}
