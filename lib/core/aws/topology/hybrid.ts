import type { Ipv4 } from '@/lib/core/net/ip';
import type { Prefix } from '@/lib/core/net/prefix';
import type { Known } from './known';

/** A prefix that the far side announces. `asPathLength` counts AS numbers. */
export type Announcement = {
  prefix: Prefix;
  asPathLength: number;
  med: number;
  /** 7224:7100, 7200 or 7300 (R76); null without one. */
  preference: 'low' | 'medium' | 'high' | null;
};

export type CustomerGateway = { id: string; name?: string; address: Ipv4 | null; onPremises: string | null };

export type VpnConnection = {
  id: string;
  name?: string;
  customerGateway: string;
  /** A virtual private gateway or a transit gateway. */
  attachedTo: string;
  routing: 'static' | 'bgp';
  staticRoutes: Prefix[];
  announces: Known<Announcement[]>;
  tunnels: { id: string; state: Known<'up' | 'down'> }[];
};

export type VirtualInterface = {
  id: string;
  name?: string;
  kind: 'private' | 'public' | 'transit';
  /** The virtual private gateway or Direct Connect gateway; null for a public one. */
  attachedTo: string | null;
  state: 'available' | 'down' | 'pending' | 'deleted';
  onPremises: string | null;
  announces: Known<Announcement[]>;
};

/** `allowed` is what is announced to the far side; with a transit gateway exactly that (R78). */
export type DirectConnectGateway = {
  id: string;
  name?: string;
  associations: {
    gateway: string;
    allowed: Prefix[];
    state: 'associated' | 'associating' | 'disassociated';
  }[];
};
