import type { NextHop } from '@/lib/core/aws/route-table';
import { look } from './routing';
import type { Place } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

/** Into a VPC through a gateway: by the gateway's own table where one is associated (R21, R22), else to whoever has the destination. */
export function enterThrough(walk: Walk, gateway: Ref, vpc: string, cameBy: NextHop): Place {
  walk.arrivals.set(vpc, cameBy);
  const table = walk.network.tablesOf(vpc).find((one) => one.gateway === gateway.id);
  if (!table) return { at: 'VPC', vpc, fromSubnet: null };
  const way = look(walk, table, 'GATEWAY', null);
  if ('end' in way) return way.end;
  const { kind, id } = way.nextHop;
  if (kind === 'local') return { at: 'VPC', vpc, fromSubnet: null };
  if (kind === 'eni') return { at: 'INTERFACE_IN', interface: id, fromSubnet: null };
  if (kind === 'gwlbe') return { at: 'ENDPOINT', endpoint: id, subnet: null, interface: null };
  return walk.unknown(
    gateway,
    'X_UNSUPPORTED_OBJECT',
    'R22',
    `${table.id} sends what enters through ${gateway.id} to ${id}, which no gateway table can.`,
  );
}
