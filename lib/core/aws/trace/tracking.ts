import type { Ref, RefKind } from './step';
import type { Network } from './network';
import type { Session } from './session';

/** What makes groups track every flow that passes it, by kind of component (R54). A transit gateway does not. */
const tracking = new Set<RefKind>(['egress-only-internet-gateway', 'nat-gateway', 'accelerator']);

/**
 * Says of every session of security groups whether they track the flow, so that it goes on when their rule is removed: by
 * their rules, or by where it leads (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html).
 */
export function settleTracking(sessions: readonly Session[], hops: readonly Ref[], network: Network): void {
  if (!hops.some(({ kind, id }) => tracking.has(kind) || isTracking(network, id))) return;
  for (const session of sessions) if (session.kind === 'SECURITY_GROUP') session.tracked = true;
}

function isTracking(network: Network, id: string): boolean {
  const endpoint = network.find('endpoints', id);
  if (endpoint) return endpoint.kind === 'interface' || endpoint.service.endsWith('.dynamodb');
  return network.find('loadBalancers', id)?.kind === 'NLB';
}
