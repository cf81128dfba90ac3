import type { Ipv4 } from '@/lib/core/net/ip';
import type { Known } from './known';

/** `vpc` is null while it is detached. */
export type InternetGateway = { id: string; vpc: string | null; name?: string };
export type EgressOnlyInternetGateway = { id: string; vpc: string | null; name?: string };

/** `subnet` is that of a zonal gateway; a regional one has none, a table of its own, and addresses by zone (R34). */
export type NatGateway = {
  id: string;
  vpc: string;
  name?: string;
  subnet: string | null;
  connectivity: 'public' | 'private';
  mode: 'zonal' | 'regional';
  state: 'available' | 'pending' | 'failed' | 'deleting' | 'deleted';
  addresses: { private: Ipv4 | null; public: Ipv4 | null; interface: string | null; zone: string | null }[];
  /** Of a regional gateway. */
  routeTable: Known<string> | null;
};

export type PeeringSide = { vpc: string; region: string; owner?: string; resolvesDns: Known<boolean> };
export type PeeringConnection = {
  id: string;
  name?: string;
  status: 'active' | 'pending-acceptance' | 'deleted' | 'rejected' | 'failed' | 'expired' | 'provisioning';
  requester: PeeringSide;
  accepter: PeeringSide;
};

/** Attached to one VPC, or to none. */
export type VirtualPrivateGateway = { id: string; vpc: string | null; name?: string };
