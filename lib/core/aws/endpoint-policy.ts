import type { EndpointSwitches } from './rules/endpoints-switches';
import type { PolicyStatement } from './topology/endpoint';

/** Who wants to do what with which resource, each by its name as policies write it. */
export type PolicyRequest = { principal: string; action: string; resource: string };
export type PolicyResult = 'ALLOWED' | 'EXPLICIT_DENY' | 'IMPLICIT_DENY';

/** A missing resource policy is an empty list. `sameAccount`: the caller and the resource belong to one account. */
export type Access = {
  endpoint: 'full-access' | readonly PolicyStatement[];
  identity: readonly PolicyStatement[];
  resource: readonly PolicyStatement[];
  sameAccount: boolean;
};
export type AccessPolicy = 'ENDPOINT_POLICY' | 'IDENTITY_POLICY' | 'RESOURCE_POLICY';
/** `by` holds the policies that refuse. */
export type AccessDecision = { verdict: 'ALLOWED' } | { verdict: 'ACCESS_DENIED'; by: AccessPolicy[] };

/** What one policy says: a deny that matches wins over every allow; what nothing allows is denied. */
export function evaluatePolicy(
  policy: 'full-access' | readonly PolicyStatement[],
  request: PolicyRequest,
): PolicyResult {
  if (policy === 'full-access') return 'ALLOWED';
  const effects = policy.filter((statement) => matches(statement, request)).map(({ effect }) => effect);
  if (effects.includes('deny')) return 'EXPLICIT_DENY';
  return effects.includes('allow') ? 'ALLOWED' : 'IMPLICIT_DENY';
}

/**
 * Whether a request through an endpoint is allowed. The endpoint's policy only narrows (R84,
 * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html). Within one account the caller's policy or the
 * resource's is enough, across accounts it takes both
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html). Boundaries, policies of an
 * organisation and of a session are not looked at.
 */
export function accessThrough(
  { endpoint, identity, resource, sameAccount }: Access,
  request: PolicyRequest,
  rules: EndpointSwitches,
): AccessDecision {
  const results: [AccessPolicy, PolicyResult][] = [
    ['ENDPOINT_POLICY', evaluatePolicy(endpoint, request)],
    ['IDENTITY_POLICY', evaluatePolicy(identity, request)],
    ['RESOURCE_POLICY', evaluatePolicy(resource, request)],
  ];
  const denying = named(results, 'EXPLICIT_DENY');
  if (denying.length > 0) return { verdict: 'ACCESS_DENIED', by: denying };
  const silent = named(results, 'IMPLICIT_DENY');
  const refusing = rules.endpointPolicyGrants ? endpointOnly(silent) : required(silent, sameAccount);
  return refusing.length === 0 ? { verdict: 'ALLOWED' } : { verdict: 'ACCESS_DENIED', by: refusing };
}

/** Of the policies that allow nothing, those that would have had to. */
function required(silent: readonly AccessPolicy[], sameAccount: boolean): AccessPolicy[] {
  const both = silent.includes('IDENTITY_POLICY') && silent.includes('RESOURCE_POLICY');
  return sameAccount && !both ? endpointOnly(silent) : [...silent];
}

function endpointOnly(silent: readonly AccessPolicy[]): AccessPolicy[] {
  return silent.filter((policy) => policy === 'ENDPOINT_POLICY');
}

function named(results: readonly [AccessPolicy, PolicyResult][], wanted: PolicyResult): AccessPolicy[] {
  return results.filter(([, result]) => result === wanted).map(([policy]) => policy);
}

function matches({ principals, actions, resources }: PolicyStatement, request: PolicyRequest): boolean {
  return (
    names(principals, request.principal) &&
    names(actions, request.action) &&
    names(resources, request.resource)
  );
}

function names(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
}
