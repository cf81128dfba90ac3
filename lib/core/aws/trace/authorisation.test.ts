import { expect, test } from 'vitest';
import { ip } from '@/lib/core/net/ip';
import { prefix } from '@/lib/core/net/prefix';
import { tcp } from '@/lib/core/net/protocol';
import type { PolicyRequest } from '@/lib/core/aws/endpoint-policy';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import { endpoint, eni, host, network, openGroup, table, vpc } from '@/tests/support/services-network';
import { trace } from './trace';

const read = { principal: 'alice', action: 's3:GetObject', resource: 'arn:aws:s3:::ours/key' };
const own: VpcEndpoint['policy'] = [
  { effect: 'allow', principals: ['*'], actions: ['s3:Get*'], resources: ['arn:aws:s3:::ours/*'] },
];

/** A request through an endpoint: how the walk ends, and what its steps say of the policy. */
function through(
  kind: 'gateway' | 'interface',
  policy: VpcEndpoint['policy'],
  request?: PolicyRequest,
): string {
  const topology = network(
    vpc('vpc-1', '10.0.0.0/16', ['app use1-az1 10.0.0.0/24 rtb-app', 'ends use1-az1 10.0.1.0/24']),
    { routeTables: [table('rtb-app', 'vpc-1', ['10.0.0.0/16 local', 'pl-s3 vpce vpce-1'])] },
    {
      prefixLists: [
        { id: 'pl-s3', name: 's3', region: 'us-east-1', owner: 'aws', entries: [prefix('203.0.113.0/25')] },
      ],
    },
    openGroup,
    host('app', 'app', '10.0.0.5'),
    {
      interfaces: [
        eni('eni-vpce', 'ends', '10.0.1.7', {
          ...{ kind: 'interface-endpoint', attachedTo: 'vpce-1', securityGroups: ['sg-open'] },
        }),
      ],
    },
    { endpoints: [endpoint('vpce-1', kind, { policy, interfaces: ['eni-vpce'] })] },
  );
  const one = trace(topology, {
    start: { at: 'INTERFACE_OUT', interface: 'eni-app' },
    header: {
      ...{ source: ip('10.0.0.5'), destination: ip(kind === 'gateway' ? '203.0.113.9' : '10.0.1.7') },
      ...{ protocol: tcp, sourcePorts: { from: 32768, to: 61000 }, destinationPorts: { from: 443, to: 443 } },
    },
    ...(request ? { request } : {}),
  });
  const said = one.forward.steps.filter(({ detail }) => detail === 'ENDPOINT_POLICY');
  return [one.outcome, ...said.map(({ verdict, code }) => `${verdict} ${code ?? ''}`.trim())].join(' / ');
}

test.each(['gateway', 'interface'] as const)(
  'the policy of a %s endpoint denies requests and stops no packet',
  (kind) => {
    expect(through(kind, own, read)).toBe('ESTABLISHED / PERMITTED');
    expect(through(kind, own, { ...read, action: 's3:PutObject' })).toBe(
      'ESTABLISHED / DENIED X_ENDPOINT_POLICY_DENY',
    );
    expect(through(kind, own, { ...read, resource: 'arn:aws:s3:::theirs/key' })).toBe(
      'ESTABLISHED / DENIED X_ENDPOINT_POLICY_DENY',
    );
    expect(through(kind, 'full-access', { ...read, action: 's3:PutObject' })).toBe('ESTABLISHED / PERMITTED');
    expect(through(kind, 'unknown', read)).toBe('ESTABLISHED / UNKNOWN X_IMPORT_INCOMPLETE');
  },
);

test('where nobody says what is asked for, no policy is read', () => {
  expect(through('gateway', [])).toBe('ESTABLISHED');
});
