import type { Topology } from '@/lib/core/aws/topology/topology';
import { probeOf } from '@/lib/core/aws/trace/probe';
import { parseFlowRequest, type TypedRequest } from '@/lib/core/aws/trace/request';
import type { Probe } from '@/lib/core/aws/trace/trace';

/** The packet of a question that is right. Throws with the sentence of one that is not. */
export function probed(topology: Topology, typed: TypedRequest): Probe {
  const request = parseFlowRequest(topology, typed);
  if (!request.ok) throw new Error(request.reason);
  const probe = probeOf(topology, request.value);
  if (!probe.ok) throw new Error(probe.reason);
  return probe.value;
}

const asked: Omit<TypedRequest, 'from' | 'to'>[] = [
  { protocol: 'tcp', port: '443' },
  { protocol: 'tcp', port: '22' },
  { protocol: 'tcp', port: '5432' },
  { protocol: 'udp', port: '53' },
  { protocol: 'icmp' },
];

/** Every ordered pair of hosts, and a host on the internet, by every kind of packet; only what somebody could send. */
export function everyProbe(topology: Topology): { name: string; probe: Probe }[] {
  const hosts = topology.instances.flatMap(({ interfaces }) => interfaces.slice(0, 1));
  const ends = [...hosts, '93.184.216.34'];
  return ends.flatMap((from) =>
    ends
      .filter((to) => to !== from)
      .flatMap((to) =>
        asked.flatMap((packet) => {
          const request = parseFlowRequest(topology, { from, to, ...packet });
          const probe = request.ok ? probeOf(topology, request.value) : request;
          const name = `${from} → ${to} ${packet.protocol} ${packet.port ?? ''}`;
          return probe.ok ? [{ name, probe: probe.value }] : [];
        }),
      ),
  );
}
