import type { Row } from './row';

/** Between its instances; what goes on premises is not the oracle's. */
export const rows: Row[] = [
  ['i-core-near', 'i-quiet', 'tcp 443', 'established', 'R64: 10.60.0.0/24 leads back'],
  ['i-quiet', 'i-core-near', 'tcp 443', 'established', 'R64, R46'],
  ['i-core', 'i-quiet', 'tcp 22', 'return-blocked', 'R73: 10.60.0.0/24 does not hold the sender'],
  ['i-core', 'i-quiet', 'tcp 80', 'return-blocked', 'R73'],
  ['i-core', 'i-quiet', 'tcp 443', 'return-blocked', 'R73'],
  ['i-core', 'i-quiet', 'tcp 5432', 'forward-blocked', 'R46'],
  ['i-core', 'i-quiet', 'icmp', 'forward-blocked', 'R46'],
  ['i-core', 'i-quiet', 'udp 53', 'forward-blocked', 'R46'],
  ['i-quiet', 'i-core', 'tcp 22', 'forward-blocked', 'R11'],
  ['i-quiet', 'i-core', 'tcp 443', 'forward-blocked', 'R11: the group would take it'],
  ['i-quiet', 'i-core', 'icmp', 'forward-blocked', 'R11'],
  [
    'i-core',
    'internet',
    'tcp 443',
    'forward-blocked',
    'R64: a default route to the gateway, whose table has none',
  ],
  ['i-core', 'internet', 'icmp', 'forward-blocked', 'R64'],
  ['i-quiet', 'internet', 'tcp 443', 'forward-blocked', 'R11'],
];
