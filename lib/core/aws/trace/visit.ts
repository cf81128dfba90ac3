import { leaveEgressOnly, enterEgressOnly } from './egress-only';
import { enterInterface, leaveInterface } from './interface';
import { crossInternet } from './internet';
import { enterFromInternet, leaveToInternet } from './internet-gateway';
import { throughNat } from './nat-gateway';
import { crossPeering } from './peering';
import type { End, Place } from './place';
import { deliver } from './subnet';
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
    default:
      return walk.unknown(
        { kind: 'import', id: place.at },
        'UNSUPPORTED_COMPONENT',
        'R19',
        `The way leads through ${place.at.toLowerCase().replaceAll('_', ' ')}, which is not modelled yet.`,
      );
  }
}
