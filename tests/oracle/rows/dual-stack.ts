import type { Row } from './row';

/** Over IPv4. */
export const rows: Row[] = [
  ['internet', 'i-dual-web', 'tcp 443', 'established', 'R26'],
  ['internet', 'i-dual-web', 'icmp', 'established', 'R26, R46'],
  ['internet', 'i-dual-web', 'tcp 22', 'forward-blocked', 'R46'],
  ['internet', 'i-dual-old', 'tcp 443', 'established', 'R42: its list was written for IPv4'],
  [
    'internet',
    'i-dual-old',
    'tcp 80',
    'forward-blocked',
    'R49: port 80 is open to a group, which nobody outside carries',
  ],
  ['i-dual-web', 'internet', 'tcp 443', 'established', 'R26'],
  ['i-dual-app', 'internet', 'tcp 443', 'forward-blocked', 'R11: ::/0 does not cover IPv4'],
  ['i-dual-web', 'i-dual-app', 'tcp 443', 'established', 'R49'],
  [
    'i-dual-web',
    'i-dual-app',
    'tcp 80',
    'established',
    'R48, R49: the reply passes although the group lets only 443 out',
  ],
  ['i-dual-web', 'i-dual-app', 'icmp', 'forward-blocked', 'R46'],
  ['i-dual-web', 'i-dual-app', 'udp 53', 'established', 'R46, R48: 10.30.0.0/23 holds the client'],
  ['i-dual-old', 'i-dual-app', 'udp 53', 'forward-blocked', 'R46: 10.30.0.0/23 ends before 10.30.2.0'],
  ['i-dual-old', 'i-dual-app', 'tcp 22', 'forward-blocked', 'R46: 80–443'],
  ['i-dual-app', 'i-dual-web', 'tcp 443', 'established', 'R46'],
  ['i-dual-app', 'i-dual-web', 'icmp', 'forward-blocked', 'R46: the group lets only TCP 443 out over IPv4'],
  ['i-dual-app', 'i-dual-old', 'tcp 80', 'forward-blocked', 'R46: outbound 443 only'],
  ['i-dual-web', 'i-dual-old', 'tcp 80', 'established', 'R46: the union of both groups'],
  ['i-dual-old', 'i-dual-app', 'tcp 80', 'established', 'R46, R49: it carries the web group too'],
];
