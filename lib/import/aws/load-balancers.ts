import { z } from 'zod';
import type { Listener, LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import { everyPort } from '@/lib/core/net/port-range';
import { call } from '@/lib/import/call';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, list, maybe, port, text } from './field';
import type { Places } from './places';

/** https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-load-balancers.html */
export const describeLoadBalancers = call({
  command: 'aws elbv2 describe-load-balancers',
  key: 'LoadBalancers',
  list: 'loadBalancers',
  marks: { has: ['LoadBalancerArn', 'Type', 'VpcId'], not: ['ListenerArn'] },
  member: z.object({
    LoadBalancerArn: id,
    LoadBalancerName: maybe,
    // A Gateway Load Balancer has none.
    Scheme: maybe,
    VpcId: id,
    State: z.object({ Code: text }),
    Type: z.enum(['application', 'network', 'gateway'], 'must be application, network or gateway'),
    AvailabilityZones: list(z.object({ ZoneName: maybe, SubnetId: id })),
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: maybe,
  }),
  id: (one) => one.LoadBalancerArn,
});

const attribute = z.object({ Key: text, Value: text });

/** https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-load-balancer-attributes.html */
export const describeLoadBalancerAttributes = call({
  command: 'aws elbv2 describe-load-balancer-attributes',
  key: 'Attributes',
  list: 'loadBalancers',
  marks: { has: ['Key', 'Value'] },
  member: attribute,
  id: (one, balancer) => `${balancer} ${one.Key}`,
  subject: 'LoadBalancerArn',
});

const protocols = ['TCP', 'UDP', 'TCP_UDP', 'TLS', 'HTTP', 'HTTPS', 'GENEVE', 'QUIC'] as const;
export const balancerProtocol = z.preprocess(
  // QUIC beside TCP is its own word at AWS; what decides here is that it is QUIC.
  (value) => (value === 'TCP_QUIC' ? 'QUIC' : value),
  z.enum(protocols, `must be one of ${protocols.join(', ')}`),
);

export const action = z.object({
  Type: text,
  TargetGroupArn: maybe,
  ForwardConfig: z
    .object({
      TargetGroups: list(z.object({ TargetGroupArn: id, Weight: z.int().min(0).max(999).nullish() })),
    })
    .nullish(),
});

/** https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-listeners.html */
export const describeListeners = call({
  command: 'aws elbv2 describe-listeners',
  key: 'Listeners',
  list: 'loadBalancers',
  marks: { has: ['ListenerArn', 'LoadBalancerArn'] },
  member: z.object({
    ListenerArn: id,
    LoadBalancerArn: id,
    // A Gateway Load Balancer listens to everything.
    Port: port.nullish(),
    Protocol: balancerProtocol.nullish(),
    DefaultActions: list(action),
  }),
  id: (one) => one.ListenerArn,
  about: 'LoadBalancerArn',
});

/** https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-rules.html */
export const describeRules = call({
  command: 'aws elbv2 describe-rules',
  key: 'Rules',
  list: 'loadBalancers',
  marks: { has: ['RuleArn', 'Priority'] },
  member: z.object({ RuleArn: id, IsDefault: z.boolean() }),
  id: (one) => one.RuleArn,
});

/** The listener of a rule, whose ARN carries it: listener-rule/app/name/id/listener/rule. */
export function listenerOf(rule: string): string {
  return rule.slice(0, rule.lastIndexOf('/')).replace(':listener-rule/', ':listener/');
}

const kinds = { application: 'ALB', network: 'NLB', gateway: 'GWLB' } as const;

export function loadBalancers(
  gathered: Gathered,
  places: Places,
  nodes: (balancer: string, subnet: string) => string | null,
): LoadBalancer[] {
  const attributes = grouped(gathered.members(describeLoadBalancerAttributes), (one) => one.subject);
  const listeners = listenersOf(gathered);
  return gathered.members(describeLoadBalancers).map(({ value: one, folder }) => {
    const kind = kinds[one.Type];
    const arn = one.LoadBalancerArn;
    const isAsked = gathered.isAsked(describeLoadBalancerAttributes, arn);
    const crossZone = attributes
      .get(arn)
      ?.find(({ value }) => value.Key === 'load_balancing.cross_zone.enabled');
    const enforced = one.EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic;
    return {
      id: arn,
      ...(one.LoadBalancerName ? { name: one.LoadBalancerName } : {}),
      kind,
      scheme: one.Scheme === 'internet-facing' ? 'internet-facing' : 'internal',
      vpc: one.VpcId,
      state: stateOf(one.State.Code),
      zones: one.AvailabilityZones.map(({ ZoneName, SubnetId }) => ({
        zone: places.zoneOfSubnet(SubnetId) ?? places.zoneId(ZoneName, folder) ?? 'unknown',
        subnet: SubnetId,
        interface: nodes(arn, SubnetId),
      })),
      crossZone: crossZone
        ? crossZone.value.Value === 'true'
          ? 'on'
          : 'off'
        : isAsked
          ? 'default'
          : 'unknown',
      inboundRulesOnPrivateLink: kind !== 'NLB' ? false : enforced ? enforced === 'on' : 'unknown',
      listeners: listeners.get(arn) ?? (gathered.isAsked(describeListeners, arn) ? [] : 'unknown'),
    };
  });
}

function stateOf(code: string): LoadBalancer['state'] {
  // An impaired one could not scale out and goes on carrying what it carries.
  if (code === 'active' || code === 'active_impaired') return 'active';
  return code === 'provisioning' ? 'provisioning' : 'failed';
}

/** Rules with conditions are known for a listener once any of its rules was seen: the default one is always there. */
function listenersOf(gathered: Gathered): Map<string, Listener[]> {
  const rules = grouped(valuesOf(gathered, describeRules), (one) => listenerOf(one.RuleArn));
  const all = valuesOf(gathered, describeListeners).map((one) => {
    const its = rules.get(one.ListenerArn);
    const isApplication = one.LoadBalancerArn.includes('/app/');
    const listener: Listener = {
      id: one.ListenerArn,
      protocol: one.Protocol ?? 'GENEVE',
      ports: typeof one.Port === 'number' ? { from: one.Port, to: one.Port } : everyPort,
      forwards: one.DefaultActions.flatMap(forwardsOf),
      conditional: its ? its.some((rule) => !rule.IsDefault) : isApplication,
    };
    return { balancer: one.LoadBalancerArn, listener };
  });
  return new Map(
    [...grouped(all, (one) => one.balancer)].map(([arn, its]) => [arn, its.map((one) => one.listener)]),
  );
}

/** AWS repeats a single group beside the list of weighted ones. */
function forwardsOf(one: z.infer<typeof action>): Listener['forwards'] {
  if (one.Type !== 'forward') return [];
  const weighted = one.ForwardConfig?.TargetGroups ?? [];
  if (weighted.length > 0)
    return weighted.map((its) => ({ targetGroup: its.TargetGroupArn, weight: its.Weight ?? 1 }));
  return one.TargetGroupArn ? [{ targetGroup: one.TargetGroupArn, weight: 1 }] : [];
}
