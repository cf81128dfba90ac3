import { networkOf } from '@/lib/core/aws/trace/network';
import { sharedBlocks } from './shared-blocks';
import type { Finder } from './finding';

const inUse = ['active', 'pending-acceptance', 'provisioning'];

/**
 * Peers of which two IPv4 blocks overlap, even unused ones: such a peering cannot be made (R58,
 * https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html).
 */
export const peeringOverlaps: Finder = (topology) => {
  const { find } = networkOf(topology);
  return topology.peeringConnections.flatMap(
    ({ id, status, requester: { vpc: a }, accepter: { vpc: b } }) => {
      const shared = sharedBlocks(find('vpcs', a)?.cidrs4 ?? [], find('vpcs', b)?.cidrs4 ?? []);
      if (shared === null || !inUse.includes(status)) return [];
      return [
        {
          kind: 'peering-overlap',
          components: [
            { kind: 'peering-connection', id },
            { kind: 'vpc', id: a },
            { kind: 'vpc', id: b },
          ],
          says: `${id} joins ${a} and ${b}, of which the blocks ${shared} overlap.`,
          rule: 'R58',
        },
      ];
    },
  );
};
