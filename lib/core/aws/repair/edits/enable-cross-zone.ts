import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';

export type EnableCrossZone = { kind: 'enable-cross-zone'; balancer: string };

/** The nodes of a load balancer reach targets in every zone (R86), where those of their own have none. */
export const enableCrossZone: EditKind<EnableCrossZone> = {
  propose({ network, blocker: { code }, hops, before }) {
    if (code !== 'ELB_NOT_CROSSZONE' && code !== 'ELBV2_NO_TARGETS_IN_AZ') return [];
    const named = [...hops, ...before.map(({ at }) => at)].filter(({ kind }) => kind === 'load-balancer');
    return [...new Set(named.map(({ id }) => id))].flatMap((id): EnableCrossZone[] =>
      network.find('loadBalancers', id)?.crossZone === 'on'
        ? []
        : [{ kind: 'enable-cross-zone', balancer: id }],
    );
  },

  apply: (topology, { balancer }) =>
    withMembers(topology, 'loadBalancers', [balancer], (one) => ({ ...one, crossZone: 'on' })),

  says: ({ balancer }) => `Turn on cross-zone load balancing for ${balancer}.`,

  opens: () => 0n,
};
