import type { Row } from './row';

export const rows: Row[] = [
  ['i-ohio', 'i-paris', 'tcp 443', 'forward-blocked', 'R50, R63: groups of another Region match nothing'],
  ['i-ohio', 'i-paris', 'tcp 22', 'established', 'R60: the block does'],
  ['i-paris', 'i-ohio', 'tcp 443', 'established', 'R60'],
  ['i-paris', 'i-ohio', 'icmp', 'established', 'R60'],
  ['i-ohio', 'i-paris-quiet', 'tcp 22', 'return-blocked', 'R60'],
  ['i-paris', 'i-paris-quiet', 'tcp 5432', 'established', 'R49'],
  ['i-ohio', 'i-lyon', 'tcp 443', 'established', 'R67: static routes on both sides'],
  ['i-lyon', 'i-ohio', 'tcp 443', 'established', 'R67'],
  ['i-ohio', 'i-nice', 'tcp 443', 'return-blocked', 'R64: associated with a table that does not know Ohio'],
  ['i-ohio', 'i-nice', 'icmp', 'forward-blocked', 'R46'],
  ['i-nice', 'i-ohio', 'tcp 443', 'forward-blocked', 'R64'],
  ['i-lyon', 'i-nice', 'tcp 443', 'established', 'R64'],
  ['i-nice', 'i-lyon', 'icmp', 'established', 'R64'],
  ['i-paris', 'i-lyon', 'tcp 443', 'forward-blocked', 'R11'],
];
