import type { PeeringConnection } from '@/lib/core/aws/topology/gateways';
import type { Stream } from '@/lib/core/items/random';
import type { VpcDraft } from './draw-vpc';

/** Peerings between most pairs, never between twins; now and then one that nobody accepted. */
export function drawPeerings(dice: Stream, vpcs: readonly VpcDraft[], isTwin: boolean): PeeringConnection[] {
  const drawn: PeeringConnection[] = [];
  for (let a = 1; a <= vpcs.length; a++)
    for (let b = a + 1; b <= vpcs.length; b++) {
      if ((isTwin && a === 2) || !dice.chance(85)) continue;
      drawn.push({
        id: `pcx-${a}-${b}`,
        status: dice.chance(93) ? 'active' : 'pending-acceptance',
        requester: { vpc: `vpc-${a}`, region: 'us-east-1', resolvesDns: false },
        accepter: { vpc: `vpc-${b}`, region: 'us-east-1', resolvesDns: false },
      });
    }
  return drawn;
}
