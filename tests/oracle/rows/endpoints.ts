import type { Row } from './row';

/** Between its instances; what goes to an endpoint is not the oracle's. */
export const rows: Row[] = [
  ['i-closed-a', 'i-closed-b', 'tcp 22', 'established', 'R46'],
  ['i-closed-a', 'i-closed-b', 'icmp', 'established', 'R49: both carry the group'],
  ['i-closed-a', 'i-closed-b', 'tcp 443', 'forward-blocked', 'R46'],
  ['i-closed-a', 'i-closed-narrow', 'tcp 443', 'established', 'R49'],
  ['i-closed-narrow', 'i-closed-a', 'tcp 22', 'established', 'R46: outbound to the VPC is enough'],
  ['i-closed-narrow', 'i-closed-a', 'icmp', 'forward-blocked', 'R49: it does not carry the group'],
  ['i-closed-a', 'i-closed-narrow', 'icmp', 'forward-blocked', 'R46'],
  ['i-closed-a', 'i-closed-c', 'tcp 22', 'established', 'R38: the list lets the VPC in and out'],
  ['i-closed-c', 'i-closed-a', 'icmp', 'established', 'R39: replies to the VPC too'],
  ['i-closed-c', 'i-closed-narrow', 'tcp 443', 'established', 'R49'],
  [
    'i-closed-a',
    'internet',
    'tcp 443',
    'forward-blocked',
    'R16: no entry of the list of S3 holds the address',
  ],
  ['i-closed-c', 'internet', 'tcp 443', 'forward-blocked', 'R38: the list lets nothing leave the VPC'],
  ['i-closed-b', 'internet', 'udp 53', 'forward-blocked', 'R11'],
  ['i-closed-narrow', 'i-closed-b', 'tcp 5432', 'forward-blocked', 'R46'],
];
