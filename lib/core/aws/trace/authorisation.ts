import { evaluatePolicy } from '@/lib/core/aws/endpoint-policy';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import type { Walk } from './walk';

/**
 * Says what the endpoint's policy makes of the request, where the request is known. A denial is the service's answer and stops
 * no packet (R84, https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html); the caller's and the
 * resource's own policies are not looked at here.
 */
export function authorise(walk: Walk, endpoint: VpcEndpoint): void {
  const { request } = walk;
  if (request === null) return;
  const at = { kind: 'endpoint', id: endpoint.id } as const;
  const filter = { kind: 'FILTER', detail: 'ENDPOINT_POLICY', at, rule: 'R84' } as const;
  const asked = `${request.action} on ${request.resource} for ${request.principal}`;
  if (endpoint.policy === 'unknown') {
    const why = `The policy of ${endpoint.id} was not given, so whether it allows ${asked} is not known.`;
    walk.say({ ...filter, verdict: 'UNKNOWN', code: 'X_IMPORT_INCOMPLETE', why });
  } else if (evaluatePolicy(endpoint.policy, request) === 'ALLOWED')
    walk.say({ ...filter, verdict: 'PERMITTED', why: `The policy of ${endpoint.id} allows ${asked}.` });
  else {
    const why = `The policy of ${endpoint.id} does not allow ${asked}; the packet arrives, and the service answers AccessDenied.`;
    walk.say({ ...filter, verdict: 'DENIED', code: 'X_ENDPOINT_POLICY_DENY', why });
  }
}
