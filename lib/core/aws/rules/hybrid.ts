import type { Rule } from '@/lib/core/aws/rule';
import type { HybridSwitches } from './hybrid-switches';

/** How AWS sets them. */
export const hybridSwitches: HybridSwitches = {
  vgwPrefers: 'direct-connect-first',
  vgwEcmp: false,
};

const vpn = 'https://docs.aws.amazon.com/vpn/latest/s2svpn';
const directConnect = 'https://docs.aws.amazon.com/directconnect/latest/UserGuide';
const checked = '2026-11-24';
const priority = {
  page: 'Route priority, AWS Site-to-Site VPN User Guide',
  source: `${vpn}/vpn-route-priority.html`,
  checked,
} as const;
const communities = {
  page: 'Routing policies and BGP communities, AWS Direct Connect User Guide',
  source: `${directConnect}/routing-and-bgp.html`,
  checked,
} as const;

export const hybridRules: readonly Rule[] = [
  {
    id: 'R74',
    statement:
      'A virtual private gateway takes the longest prefix, then Direct Connect, then static VPN routes, then VPN routes learned by BGP; only then the shorter AS path and the lower MED. A tunnel that is down does not count.',
    ...priority,
    switches: ['vgwPrefers'],
  },
  {
    id: 'R75',
    statement:
      'A virtual private gateway sends through one tunnel at a time and carries no IPv6 over VPN; a transit gateway can spread flows over VPNs with BGP.',
    ...priority,
    switches: ['vgwEcmp'],
  },
  {
    id: 'R76',
    statement:
      'Over private and transit virtual interfaces AWS takes the longest prefix, then the preference that the customer’s communities set (7224:7300 high, 7200 medium, 7100 low), and only then the shorter AS path.',
    ...communities,
    switches: [],
  },
  {
    id: 'R77',
    statement:
      'On a public virtual interface communities 7224:9100, 9200 and 9300 limit how far the customer’s prefixes travel, and 7224:8100 and 8200 mark where AWS’s prefixes come from.',
    ...communities,
    switches: [],
  },
  {
    id: 'R78',
    statement:
      'A Direct Connect gateway carries nothing between the gateways behind it; its allowed prefixes decide what is announced, and with a transit gateway they are the whole announcement.',
    page: 'Direct Connect gateways, AWS Direct Connect User Guide',
    source: `${directConnect}/direct-connect-gateways.html`,
    checked,
    switches: [],
  },
];
