import type { Row } from './row';

/** Between its instances; what goes over a VPN is not the oracle's. */
export const rows: Row[] = [
  ['i-bgp-app', 'i-bgp-hidden', 'tcp 443', 'established', 'R49'],
  [
    'i-bgp-hidden',
    'i-bgp-app',
    'tcp 443',
    'established',
    'R49, R11: the local route is there in every table',
  ],
  ['i-bgp-app', 'i-bgp-hidden', 'icmp', 'established', 'R46'],
  ['i-bgp-hidden', 'i-bgp-app', 'icmp', 'established', 'R46'],
  ['i-bgp-app', 'i-bgp-hidden', 'tcp 22', 'forward-blocked', 'R46'],
  ['i-bgp-hidden', 'i-bgp-app', 'tcp 5432', 'forward-blocked', 'R46'],
  ['i-bgp-app', 'i-bgp-hidden', 'udp 53', 'forward-blocked', 'R46'],
  ['i-bgp-app', 'i-static', 'tcp 443', 'forward-blocked', 'R11: no route from one VPC to the other'],
  ['i-static', 'i-bgp-app', 'tcp 443', 'forward-blocked', 'R38, R11'],
  ['i-bgp-app', 'internet', 'tcp 443', 'forward-blocked', 'R11: the office announces no default route'],
  ['i-static', 'internet', 'tcp 443', 'forward-blocked', 'R38, R11'],
  ['i-bgp-hidden', 'internet', 'icmp', 'forward-blocked', 'R11'],
];
