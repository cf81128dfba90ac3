import { atAccelerator } from './accelerator';
import { crossDirectConnect } from './direct-connect-gateway';
import { leaveEgressOnly, enterEgressOnly } from './egress-only';
import { atEndpoint } from './endpoint';
import { enterInterface, leaveInterface } from './interface';
import { crossInternet } from './internet';
import { enterFromInternet, leaveToInternet } from './internet-gateway';
import { atLoadBalancer } from './load-balancer';
import { throughNat } from './nat-gateway';
import { atOnPremises } from './on-premises';
import { crossPeering } from './peering';
import type { End, Place } from './place';
import { atService } from './public-service';
import { deliver } from './subnet';
import { routeInTransitGateway } from './transit-gateway';
import { enterTransitGateway } from './transit-gateway-from-vpc';
import { leaveTransitGateway } from './transit-gateway-out';
import { crossVirtualInterface } from './virtual-interface';
import { enterVirtualPrivateGateway, leaveVirtualPrivateGateway } from './virtual-private-gateway';
import { crossVpn } from './vpn';
import type { Walk } from './walk';

/** One step of the way: what the construct at this place makes of the packet. */
export function visit(walk: Walk, place: Exclude<Place, End>): Place {
  switch (place.at) {
    case 'INTERFACE_OUT':
      return leaveInterface(walk, place);
    case 'INTERFACE_IN':
      return enterInterface(walk, place);
    case 'VPC':
      return deliver(walk, place);
    case 'INTERNET':
      return crossInternet(walk);
    case 'INTERNET_GATEWAY_OUT':
      return leaveToInternet(walk, place);
    case 'INTERNET_GATEWAY_IN':
      return enterFromInternet(walk, place);
    case 'EGRESS_ONLY_OUT':
      return leaveEgressOnly(walk, place);
    case 'EGRESS_ONLY_IN':
      return enterEgressOnly(walk, place);
    case 'NAT_GATEWAY':
      return throughNat(walk, place);
    case 'PEERING':
      return crossPeering(walk, place);
    case 'ENDPOINT':
      return atEndpoint(walk, place);
    case 'SERVICE':
      return atService(walk, place);
    case 'LOAD_BALANCER':
      return atLoadBalancer(walk, place);
    case 'ACCELERATOR':
      return atAccelerator(walk, place);
    case 'TRANSIT_GATEWAY_FROM_VPC':
      return enterTransitGateway(walk, place);
    case 'TRANSIT_GATEWAY':
      return routeInTransitGateway(walk, place);
    case 'TRANSIT_GATEWAY_OUT':
      return leaveTransitGateway(walk, place);
    case 'VIRTUAL_PRIVATE_GATEWAY_OUT':
      return leaveVirtualPrivateGateway(walk, place);
    case 'VIRTUAL_PRIVATE_GATEWAY_IN':
      return enterVirtualPrivateGateway(walk, place);
    case 'VPN':
      return crossVpn(walk, place);
    case 'VIRTUAL_INTERFACE':
      return crossVirtualInterface(walk, place);
    case 'DIRECT_CONNECT_GATEWAY':
      return crossDirectConnect(walk, place);
    case 'ON_PREMISES':
      return atOnPremises(walk, place);
  }
}
