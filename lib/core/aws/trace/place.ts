import type { Disposition, Ref } from './step';

/** Where a packet stands between two steps. Each kind is walked by the file of its construct. */
export type Place =
  /** About to leave an interface. */
  | { at: 'INTERFACE_OUT'; interface: string }
  /** About to enter an interface; `fromSubnet` is null when it comes from a gateway. */
  | { at: 'INTERFACE_IN'; interface: string; fromSubnet: string | null }
  /** In a VPC's router, about to be delivered to whoever has the destination. `fromSubnet` as above. */
  | { at: 'VPC'; vpc: string; fromSubnet: string | null }
  | { at: 'INTERNET' }
  | { at: 'INTERNET_GATEWAY_OUT'; gateway: string; vpc: string; subnet: string | null }
  | { at: 'INTERNET_GATEWAY_IN'; gateway: string }
  | { at: 'EGRESS_ONLY_OUT'; gateway: string; vpc: string }
  | { at: 'EGRESS_ONLY_IN'; gateway: string }
  | { at: 'NAT_GATEWAY'; gateway: string; fromSubnet: string }
  | { at: 'PEERING'; connection: string; fromVpc: string }
  /** Entering a transit gateway from a subnet of a VPC. */
  | { at: 'TRANSIT_GATEWAY_FROM_VPC'; gateway: string; vpc: string; subnet: string }
  /** In a transit gateway, come in by this attachment. `zone` is that of the source where it has one. */
  | { at: 'TRANSIT_GATEWAY'; attachment: string; zone: string | null }
  /** Leaving a transit gateway by this attachment. */
  | { at: 'TRANSIT_GATEWAY_OUT'; attachment: string; from: string; zone: string | null }
  | { at: 'VIRTUAL_PRIVATE_GATEWAY_OUT'; gateway: string; vpc: string; subnet: string }
  | { at: 'VIRTUAL_PRIVATE_GATEWAY_IN'; gateway: string }
  /** At a VPN connection or virtual interface: towards the far side, or towards AWS. */
  | { at: 'VPN'; connection: string; towards: 'on-premises' | 'aws' }
  | { at: 'VIRTUAL_INTERFACE'; id: string; towards: 'on-premises' | 'aws' }
  | { at: 'DIRECT_CONNECT_GATEWAY'; gateway: string; from: string }
  | { at: 'ON_PREMISES'; site: string; arriving: boolean }
  /** At an endpoint: a gateway endpoint by its route, an interface endpoint's or Gateway Load Balancer endpoint's own interface. */
  | { at: 'ENDPOINT'; endpoint: string; subnet: string | null; interface: string | null }
  | { at: 'SERVICE'; service: string; endpoint: string | null }
  /** At a node of a load balancer, by the node's interface. */
  | { at: 'LOAD_BALANCER'; balancer: string; interface: string }
  | { at: 'ACCELERATOR'; accelerator: string }
  | End;

/** The way is over. `answerFrom` is where an answer would start, for who took the packet in. */
export type End = { at: 'END'; disposition: Disposition; where: Ref; answerFrom?: Place };

export type PlaceOf<At extends Place['at']> = Extract<Place, { at: At }>;
