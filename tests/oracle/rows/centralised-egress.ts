import type { Row } from './row';

export const rows: Row[] = [
  [
    'i-spoke-1-a',
    'internet',
    'tcp 443',
    'established',
    'R33, R70: by the private attachment subnet to the NAT gateway',
  ],
  ['i-spoke-1-a', 'internet', 'icmp', 'established', 'R31: a NAT gateway takes ICMP'],
  [
    'i-spoke-1-b',
    'internet',
    'tcp 443',
    'forward-blocked',
    'R70: in its zone the attachment’s subnet is a public one',
  ],
  [
    'i-spoke-2',
    'internet',
    'tcp 443',
    'return-blocked',
    'R28: the NAT subnet has no route back, so the reply goes to the internet gateway',
  ],
  ['i-spoke-1-a', 'i-spoke-1-b', 'tcp 443', 'established', 'R49'],
  ['i-spoke-1-a', 'i-spoke-2', 'tcp 443', 'forward-blocked', 'R66'],
];
