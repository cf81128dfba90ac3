import type { Row } from './row';

export const rows: Row[] = [
  ['internet', 'i-left-web', 'tcp 443', 'return-blocked', 'R18: the reply meets the blackhole'],
  ['internet', 'i-left-web', 'tcp 22', 'forward-blocked', 'R52'],
  ['i-left-web', 'internet', 'tcp 443', 'forward-blocked', 'R18: the default route is shorter'],
  ['i-left-web', 'i-left-app', 'tcp 80', 'established', 'R49'],
  ['i-left-web', 'i-left-app', 'tcp 443', 'forward-blocked', 'R52'],
  ['i-left-app', 'internet', 'tcp 443', 'forward-blocked', 'R18'],
  ['i-left-web', 'i-asked', 'tcp 443', 'forward-blocked', 'R60: not accepted yet'],
  ['i-asked', 'i-left-web', 'tcp 443', 'forward-blocked', 'R60'],
];
