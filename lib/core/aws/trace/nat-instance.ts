import { formatIp } from '@/lib/core/net/ip';
import { hasPorts } from '@/lib/core/net/protocol';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import { natPorts } from './nat-gateway';
import type { Place } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** A NAT instance sends on from its own address and remembers who sent it (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html). */
export function throughNatInstance(walk: Walk, { id, addresses }: NetworkInterface): void {
  const own = addresses[0]?.private;
  if (!own || walk.header.source.family === 6) return;
  const ports = hasPorts(walk.header.protocol) ? { sourcePorts: natPorts } : {};
  const why = `${id} sends the packet on from ${formatIp(own)} and remembers who sent it.`;
  walk.translate(at(id), 'NAT', 'SOURCE_NAT', 'R25', why, { ...walk.header, source: own, ...ports });
  walk.provenance = { interface: id, lost: null };
}

/** The client's answer, sent on to the client; null for what the instance has not asked for. */
export function answerToNatInstance(walk: Walk, { id }: NetworkInterface): Place | null {
  const session = walk.session(at(id), 'NAT');
  if (!session) return null;
  walk.restore(at(id), session, 'R25');
  return { at: 'INTERFACE_OUT', interface: id };
}

function at(id: string): Ref {
  return { kind: 'interface', id };
}
