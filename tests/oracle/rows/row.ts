import type { Outcome } from '@/tests/oracle/oracle';

/** Who asks whom for what, what comes of it, and the rules that say so, worked out by hand from the document. */
export type Row = [from: string, to: string, what: What, outcome: Outcome, because: string];
export type What = 'icmp' | `tcp ${number}` | `udp ${number}`;
