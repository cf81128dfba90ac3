import { z } from 'zod';
import type { Known } from '@/lib/core/aws/topology/known';
import type { Health, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import { call } from '@/lib/import/call';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, maybe, port, text } from './field';
import { balancerProtocol } from './load-balancers';
import type { Places } from './places';

/** https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-target-groups.html */
export const describeTargetGroups = call({
  command: 'aws elbv2 describe-target-groups',
  key: 'TargetGroups',
  list: 'targetGroups',
  marks: { has: ['TargetGroupArn', 'TargetType'] },
  member: z.object({
    TargetGroupArn: id,
    TargetGroupName: maybe,
    // A group with a function as its target has neither protocol nor port.
    Protocol: balancerProtocol.nullish(),
    Port: port.nullish(),
    VpcId: maybe,
    TargetType: z.enum(['instance', 'ip', 'lambda', 'alb'], 'must be instance, ip, lambda or alb'),
  }),
  id: (group) => group.TargetGroupArn,
});

/** https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-target-group-attributes.html */
export const describeTargetGroupAttributes = call({
  command: 'aws elbv2 describe-target-group-attributes',
  key: 'Attributes',
  list: 'targetGroups',
  marks: { has: ['Key', 'Value'] },
  member: z.object({ Key: text, Value: text }),
  id: (one, group) => `${group} ${one.Key}`,
  subject: 'TargetGroupArn',
});

/** https://docs.aws.amazon.com/cli/latest/reference/elbv2/describe-target-health.html */
export const describeTargetHealth = call({
  command: 'aws elbv2 describe-target-health',
  key: 'TargetHealthDescriptions',
  list: 'targetGroups',
  marks: { has: ['Target', 'TargetHealth'] },
  member: z.object({
    Target: z.object({ Id: id, Port: port.nullish(), AvailabilityZone: maybe }),
    TargetHealth: z.object({ State: text }).nullish(),
  }),
  id: (one, group) => `${group} ${one.Target.Id} ${one.Target.Port}`,
  subject: 'TargetGroupArn',
});

/** The zone of an instance or of an address inside the VPC. */
export type TargetZones = (target: string, vpc: string | null) => string | null;

export function targetGroups(gathered: Gathered, places: Places, zoneOf: TargetZones): TargetGroup[] {
  const attributes = grouped(gathered.members(describeTargetGroupAttributes), (one) => one.subject);
  const health = grouped(gathered.members(describeTargetHealth), (one) => one.subject);
  return valuesOf(gathered, describeTargetGroups).map((group) => {
    const arn = group.TargetGroupArn;
    const its = new Map((attributes.get(arn) ?? []).map(({ value }) => [value.Key, value.Value]));
    const isAsked = gathered.isAsked(describeTargetGroupAttributes, arn);
    const targets = (health.get(arn) ?? []).map(({ value, folder }) => ({
      id: value.Target.Id,
      port: value.Target.Port ?? group.Port ?? 0,
      zone:
        value.Target.AvailabilityZone === 'all'
          ? null
          : (places.zoneId(value.Target.AvailabilityZone, folder) ??
            zoneOf(value.Target.Id, group.VpcId ?? null)),
      health: healthOf(value.TargetHealth?.State),
    }));
    return {
      id: arn,
      ...(group.TargetGroupName ? { name: group.TargetGroupName } : {}),
      vpc: group.VpcId ?? null,
      targetType: group.TargetType,
      protocol: group.Protocol ?? 'HTTP',
      port: group.Port ?? 0,
      crossZone: isAsked ? crossZoneOf(its.get('load_balancing.cross_zone.enabled')) : 'unknown',
      preserveClientIp: isAsked ? onOff(its.get('preserve_client_ip.enabled')) : 'unknown',
      stickiness: isAsked ? stickinessOf(its, group.Protocol === 'GENEVE') : 'unknown',
      targets: gathered.isAsked(describeTargetHealth, arn) ? targets : 'unknown',
    };
  });
}

function crossZoneOf(value: string | undefined): Known<'on' | 'off' | 'inherit'> {
  return value === 'true' ? 'on' : value === 'false' ? 'off' : 'inherit';
}

function onOff(value: string | undefined): Known<'on' | 'off' | 'default'> {
  return value === 'true' ? 'on' : value === 'false' ? 'off' : 'default';
}

const stickiness = new Map<string, TargetGroup['stickiness']>([
  ['lb_cookie', 'cookie'],
  ['app_cookie', 'cookie'],
  ['source_ip', 'source-ip'],
  ['source_ip_dest_ip', '2-tuple'],
  ['source_ip_dest_ip_proto', '3-tuple'],
]);

/** A Gateway Load Balancer keeps a flow by its 5-tuple unless told to look at less (R85). */
function stickinessOf(
  attributes: ReadonlyMap<string, string>,
  isGateway: boolean,
): TargetGroup['stickiness'] {
  if (attributes.get('stickiness.enabled') !== 'true') return isGateway ? '5-tuple' : 'none';
  const type = attributes.get('stickiness.type') ?? '';
  return stickiness.get(type) ?? 'unknown';
}

/** Only a healthy target gets new flows: one that is starting or draining does not. Unavailable is one that nobody checks. */
function healthOf(state: string | undefined): Known<Health> {
  if (state === 'healthy' || state === 'unused') return state;
  return state === undefined || state === 'unavailable' ? 'unknown' : 'unhealthy';
}
