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
  if (kind === 'eni') return toAppliance(walk, gateway, table.id, id);
  if (kind === 'gwlbe') return { at: 'ENDPOINT', endpoint: id, subnet: null, interface: null };
  return walk.unknown(
    gateway,
    'X_UNSUPPORTED_OBJECT',
    'R22',
    `${table.id} sends what enters through ${gateway.id} to ${id}, which no gateway table can.`,
  );
}

/** R23: an appliance that an internet gateway's table names needs a public address (https://docs.aws.amazon.com/vpc/latest/userguide/gateway-route-tables.html). */
function toAppliance(walk: Walk, gateway: Ref, table: string, id: string): Place {
  const holder = walk.network.find('interfaces', id);
  if (!holder) return walk.missing({ kind: 'interface', id }, 'R23');
  const isPublic = holder.addresses.some((one) => one.public !== null);
  if (gateway.kind === 'internet-gateway' && walk.destination.family === 4 && !isPublic)
    return walk.end({
      at: { kind: 'interface', id },
      disposition: 'DENIED_IN',
      code: 'INGRESS_RTB_NO_PUBLIC_IP',
      rule: 'R23',
      why: `${table} sends what enters through ${gateway.id} to ${id}, which has no public address and gets nothing from there.`,
    });
  return { at: 'INTERFACE_IN', interface: id, fromSubnet: null };
}
