import { expect, test } from 'vitest';
import { bentRules } from './beliefs';
import { keptAddressFails, sourceSeen, type Forwarding } from './client-address';
import { awsRules } from './rules';

const nlb = (fields: Partial<Forwarding> = {}): Forwarding => ({
  balancer: 'NLB',
  targetType: 'instance',
  protocol: 'TCP',
  preserveClientIp: 'default',
  viaPrivateLink: false,
  ...fields,
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html, default settings: on for
// targets by instance, off for targets by address with TCP or TLS, and always on with UDP.
test.each([
  ['instance', 'TCP', 'default', 'CLIENT'],
  ['instance', 'TLS', 'default', 'CLIENT'],
  ['ip', 'TCP', 'default', 'LOAD_BALANCER'],
  ['ip', 'TLS', 'default', 'LOAD_BALANCER'],
  ['instance', 'UDP', 'default', 'CLIENT'],
  ['ip', 'UDP', 'default', 'CLIENT'],
  ['ip', 'TCP_UDP', 'default', 'CLIENT'],
  ['ip', 'UDP', 'off', 'CLIENT'],
  ['instance', 'TCP', 'off', 'LOAD_BALANCER'],
  ['ip', 'TCP', 'on', 'CLIENT'],
  ['ip', 'TCP', 'unknown', 'unknown'],
  ['alb', 'TCP', 'default', 'unknown'],
] as const)(
  'a target by %s over %s with the attribute at %s sees %s',
  (targetType, protocol, attribute, want) => {
    expect(sourceSeen(nlb({ targetType, protocol, preserveClientIp: attribute }), awsRules)).toBe(want);
  },
);

// The same page, requirements and considerations.
test('what comes through PrivateLink comes from the load balancer, whatever the attribute', () => {
  expect(sourceSeen(nlb({ viaPrivateLink: true, preserveClientIp: 'on' }), awsRules)).toBe('LOAD_BALANCER');
});

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/x-forwarded-headers.html
test('behind an Application Load Balancer the target sees the load balancer', () => {
  for (const targetType of ['instance', 'ip'] as const)
    expect(sourceSeen(nlb({ balancer: 'ALB', protocol: 'HTTP', targetType }), awsRules)).toBe(
      'LOAD_BALANCER',
    );
});

test('who believes that the address is always hidden, or always kept, looks at nothing else', () => {
  expect(sourceSeen(nlb(), bentRules('M44a'))).toBe('LOAD_BALANCER');
  expect(sourceSeen(nlb({ targetType: 'ip' }), bentRules('M44b'))).toBe('CLIENT');
});

test.each([
  ['CLIENT', 'nothing', false, null],
  ['CLIENT', 'nothing', true, 'X_HAIRPIN'],
  ['CLIENT', 'transit-gateway', false, 'ELBV2_SOURCE_ADDRESS_PRESERVATION'],
  ['CLIENT', 'gwlb-endpoint', false, 'ELBV2_SOURCE_ADDRESS_PRESERVATION'],
  ['LOAD_BALANCER', 'transit-gateway', true, null],
] as const)(
  'with %s as source, %s between and client = target %s it fails for %s',
  (seen, between, same, code) => {
    expect(keptAddressFails(seen, { between, clientIsTarget: same })).toBe(code);
  },
);
