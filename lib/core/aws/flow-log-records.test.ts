import { expect, test } from 'vitest';
import { blockadesOf, isLogged, recordsOf, type Blockade } from './flow-log-records';

const blockades: readonly Blockade[] = [
  'SOURCE_SECURITY_GROUP_OUT',
  'SOURCE_NETWORK_ACL_OUT',
  'ON_THE_WAY',
  'DESTINATION_NETWORK_ACL_IN',
  'DESTINATION_SECURITY_GROUP_IN',
  'DESTINATION_NETWORK_ACL_OUT',
  'REPLY_ON_THE_WAY',
  'SOURCE_NETWORK_ACL_IN',
  'NOWHERE',
];

/** The way of a request and its reply: who looks at it, in which of its records it shows, and what can stop it there. */
const way = [
  ['source', 'egress', ['SOURCE_SECURITY_GROUP_OUT', 'SOURCE_NETWORK_ACL_OUT']],
  [null, null, ['ON_THE_WAY']],
  ['destination', 'ingress', ['DESTINATION_NETWORK_ACL_IN', 'DESTINATION_SECURITY_GROUP_IN']],
  ['destination', 'egress', ['DESTINATION_NETWORK_ACL_OUT']],
  [null, null, ['REPLY_ON_THE_WAY']],
  ['source', 'ingress', ['SOURCE_NETWORK_ACL_IN']],
] as const;

test.each(blockades)(
  'stopped at %s, every record up to there says ACCEPT, there REJECT, and behind it there is none',
  (blockade) => {
    const { source, destination } = recordsOf(blockade);
    const records = { source, destination };
    let stopped = false;
    for (const [end, direction, stops] of way) {
      const here = (stops as readonly string[]).includes(blockade);
      if (end) expect(records[end][direction]).toBe(stopped ? null : here ? 'REJECT' : 'ACCEPT');
      stopped ||= here;
    }
  },
);

test('the records lead back to where it was stopped, as far as records can', () => {
  for (const blockade of blockades) {
    const { source, destination } = recordsOf(blockade);
    expect(blockadesOf(source, destination)).toContain(blockade);
  }
  const silent = { egress: null, ingress: null };
  expect(blockadesOf({ egress: 'ACCEPT', ingress: null }, silent)).toEqual(['ON_THE_WAY']);
  expect(blockadesOf({ egress: 'REJECT', ingress: null }, silent)).toEqual([
    'SOURCE_SECURITY_GROUP_OUT',
    'SOURCE_NETWORK_ACL_OUT',
  ]);
  expect(blockadesOf(silent, { egress: 'REJECT', ingress: null })).toEqual([]);
});

// https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html
test('of what the VPC answers itself, of copies and of some neighbours there is no record', () => {
  const plain = {
    service: null,
    arp: false,
    windowsActivation: false,
    mirrored: false,
    betweenEndpointAndNlb: false,
  };
  expect(isLogged(plain)).toBe(true);
  for (const service of ['dns', 'dhcp', 'instance-metadata', 'time', 'router'] as const)
    expect(isLogged({ ...plain, service })).toBe(false);
  for (const field of ['arp', 'windowsActivation', 'mirrored', 'betweenEndpointAndNlb'] as const)
    expect(isLogged({ ...plain, [field]: true })).toBe(false);
});
