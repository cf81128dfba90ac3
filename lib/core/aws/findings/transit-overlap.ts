import type { Prefix } from '@/lib/core/net/prefix';
import { networkOf } from '@/lib/core/aws/trace/network';
import { sharedBlocks } from './shared-blocks';
import type { Finder } from './finding';

/**
 * VPCs on one transit gateway of which two blocks overlap: only that of the VPC attached first is propagated (R72,
 * https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html).
 */
export const transitOverlaps: Finder = (topology) => {
  const { find } = networkOf(topology);
  const blocks = (vpc: string): Prefix[] => {
    const found = find('vpcs', vpc);
    return found ? [...found.cidrs4, ...found.cidrs6] : [];
  };
  return topology.transitGateways.flatMap(({ id }) => {
    const attached = topology.transitGatewayAttachments
      .filter((one) => one.transitGateway === id && one.kind === 'vpc' && one.state === 'available')
      .map(({ resource }) => resource)
      .sort();
    return attached.flatMap((a, at) =>
      attached.slice(at + 1).flatMap((b) => {
        const shared = a === b ? null : sharedBlocks(blocks(a), blocks(b));
        if (shared === null) return [];
        return [
          {
            kind: 'transit-overlap' as const,
            components: [
              { kind: 'transit-gateway' as const, id },
              { kind: 'vpc' as const, id: a },
              { kind: 'vpc' as const, id: b },
            ],
            says: `Of ${a} and ${b} on ${id} the blocks ${shared} overlap, and only one of them is propagated.`,
            rule: 'R72' as const,
          },
        ];
      }),
    );
  });
};
