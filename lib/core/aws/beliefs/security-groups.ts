import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

const union = 'A packet passes as soon as one rule of any of the interface’s groups allows it.';
const references =
  'A reference stands for private addresses, and AWS loses it behind a middlebox and between Regions.';

/** What people believe of security groups: state, choice among rules, references, and rules that are taken away. */
export const securityGroupBeliefs: readonly Belief[] = [
  wrong('M13', 'R48', { sgStateful: false }, [
    'The reply needs a rule of the security group as well.',
    'asking for a rule that lets the reply pass',
    'Security groups are stateful: the reply to what they let pass is let pass too.',
  ]),
  wrong('M15a', 'R46', { sgMatch: 'first-match' }, [
    'The first rule that names the sender decides.',
    'stopping at the first rule that names the address, whatever stands behind it',
    `Rules have no order. ${union}`,
  ]),
  wrong('M15b', 'R46', { sgMatch: 'narrowest-group' }, [
    'Of several groups the narrowest one decides.',
    'letting the group with the fewest open addresses decide for all of them',
    union,
  ]),
  wrong('M19', 'R49', { sgReferencePublic: true }, [
    'A rule that names a group also matches the public addresses of its members.',
    'matching a group by a public address of one of its members',
    'A reference stands for the private addresses of the group’s interfaces; what comes from a public address it does not match.',
  ]),
  wrong('M20a', 'R50', { sgReferenceThroughMiddlebox: true }, [
    'A reference to a group still matches behind a firewall.',
    'matching a group behind a middlebox',
    `${references} Name the address or the subnet instead.`,
  ]),
  wrong('M20b', 'R50', { sgReferenceInterRegion: true }, [
    'A group of a peer in another Region can be named.',
    'matching a group of another Region',
    'Only a peering inside one Region carries references to groups.',
  ]),
  wrong('M20c', 'R51', { sgReferenceTgwOutbound: true }, [
    'Over a transit gateway an outbound rule may name a group.',
    'matching a group on the far side of a transit gateway with an outbound rule',
    'Over a transit gateway only inbound rules may name a group.',
  ]),
  wrong('M47', 'R98', { sgRejectsReplies: true }, [
    'REJECT for a reply can come from the security group.',
    'blaming the security group for the reply',
    'A security group lets the reply to what it accepted pass, so only the network ACL can reject it.',
  ]),
  wrong('M48', 'R53', { ruleRemovalCuts: 'all' }, [
    'Removing a rule ends every connection that it let in.',
    'ending every open connection with the rule',
    'A tracked connection goes on until it times out; only an untracked one ends with its rule.',
  ]),
];
