import type { Belief } from '@/lib/core/aws/rule';

const length = 'AWS compares prefix lengths and takes the longest that contains the address.';

export const routingBeliefs: readonly Belief[] = [
  {
    id: 'M01',
    statement: 'The first route of the table that matches is taken.',
    by: 'taking the first listed route that matches',
    truth: `The order of the list means nothing: ${length}`,
    breaks: 'R11',
    bends: { routeMatch: 'first-listed', originOrder: 'first-listed', local: 'by-length-only' },
  },
  {
    id: 'M02',
    statement: 'The widest route that matches is taken.',
    by: 'taking the widest route that contains the address',
    truth: length,
    breaks: 'R11',
    bends: { routeMatch: 'shortest' },
  },
  {
    id: 'M03',
    statement: 'A static route always beats a propagated one.',
    by: 'letting a static route beat a propagated one before lengths are compared',
    truth: 'AWS compares prefix lengths first; static before propagated only settles a tie.',
    breaks: 'R12',
    bends: { originOrder: 'static-before-length' },
  },
  {
    id: 'M04',
    statement: 'A route learned by BGP beats a static one for the same prefix.',
    by: 'letting the propagated route win the tie',
    truth: 'At equal prefix AWS takes the static route.',
    breaks: 'R12',
    bends: { originOrder: 'propagated-first' },
  },
  {
    id: 'M05',
    statement: 'A more specific propagated route beats local.',
    by: 'letting a propagated route that is more specific beat local',
    truth: 'Inside the VPC’s blocks AWS takes local before any propagated route, however specific.',
    breaks: 'R13',
    bends: { local: 'by-length-only' },
  },
  {
    id: 'M06',
    statement: 'Inside the VPC the local route always wins.',
    by: 'letting local win against everything inside the VPC',
    truth: 'A static route for a whole subnet to a middlebox is more specific than local, and AWS takes it.',
    breaks: 'R14',
    bends: { local: 'beats-all' },
  },
  {
    id: 'M09',
    statement: '0.0.0.0/0 is the default for IPv6 as well.',
    by: 'letting 0.0.0.0/0 take an IPv6 packet',
    truth: '0.0.0.0/0 holds IPv4 addresses only; IPv6 needs a route of its own, such as ::/0.',
    breaks: 'R11',
    bends: { defaultCoversIpv6: true },
  },
  {
    id: 'M80',
    statement: 'A VPN route beats Direct Connect for the same prefix.',
    by: 'putting the VPN before Direct Connect',
    truth: 'At equal prefix AWS takes the route from Direct Connect before any VPN route.',
    breaks: 'R12',
    bends: { propagatedOrder: 'vpn-first' },
  },
  {
    id: 'M81',
    statement: 'Among VPN routes BGP beats static ones.',
    by: 'putting routes learned by BGP before the static VPN route',
    truth: 'Among VPN routes of one prefix AWS takes the static one before one learned by BGP.',
    breaks: 'R12',
    bends: { propagatedOrder: 'bgp-first' },
  },
];
