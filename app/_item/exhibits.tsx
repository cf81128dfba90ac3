import type { Exhibit } from '@/lib/core/items/exhibit';
import { AddressSpace } from './exhibits/address-space';
import { Facts } from './exhibits/facts';
import { LoadBalancer } from './exhibits/load-balancer';
import { NetworkAcl } from './exhibits/network-acl';
import { RouteTable } from './exhibits/route-table';

/** What is shown beside a stem; exhaustive, so a new kind does not compile without its picture. */
export function ExhibitView({ exhibit }: { exhibit: Exhibit }) {
  switch (exhibit.kind) {
    case 'route-table':
      return <RouteTable exhibit={exhibit} />;
    case 'network-acl':
      return <NetworkAcl exhibit={exhibit} />;
    case 'address-space':
      return <AddressSpace exhibit={exhibit} />;
    case 'load-balancer':
      return <LoadBalancer exhibit={exhibit} />;
    case 'facts':
      return <Facts exhibit={exhibit} />;
  }
}
