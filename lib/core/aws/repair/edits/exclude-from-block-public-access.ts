import { blocksOf, toAndFrom } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { lookupOf, type Obstacle } from '@/lib/core/aws/repair/obstacle';

export type ExcludeFromBlockPublicAccess = {
  kind: 'exclude-from-block-public-access';
  region: string;
  of: string;
  allows: 'bidirectional' | 'egress';
};

/** Block Public Access of the Region leaves out the subnet, or the VPC, for what is opened from inside or for everything (R37). */
export const excludeFromBlockPublicAccess: EditKind<ExcludeFromBlockPublicAccess> = {
  propose(obstacle) {
    const { blocker } = obstacle;
    if (blocker.code !== 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED') return [];
    return placesOf(obstacle).flatMap((of) =>
      (['egress', 'bidirectional'] as const).map((allows): ExcludeFromBlockPublicAccess => ({
        kind: 'exclude-from-block-public-access',
        region: blocker.at.id,
        of,
        allows,
      })),
    );
  },

  apply: (topology, { region, of, allows }) => ({
    ...topology,
    blockPublicAccess: topology.blockPublicAccess.map((one) =>
      one.region === region
        ? { ...one, exclusions: [...one.exclusions.filter((each) => each.of !== of), { of, allows }] }
        : one,
    ),
  }),

  says: ({ region, of, allows }) =>
    `Leave ${of} out of Block Public Access of ${region}, ${allows === 'egress' ? 'for what is opened from inside only' : 'in both directions'}.`,

  opens(topology, { of, allows }) {
    const places = [...topology.vpcs, ...topology.subnets].filter(({ id }) => id === of);
    const both = toAndFrom(places.flatMap(blocksOf));
    return allows === 'egress' ? both / 2n : both;
  },
};

/** The subnet and the VPC that the packet leaves or is for. */
function placesOf(obstacle: Obstacle): string[] {
  const { network, header, blocker } = obstacle;
  const look = lookupOf(obstacle, 'SUBNET');
  const ends = [header.source, header.destination].flatMap((end) => network.holdersOf(end));
  const subnets = ends.flatMap(({ subnet }) => network.find('subnets', subnet) ?? []);
  const places = [
    ...(look?.subnet === undefined ? [] : [look.subnet]),
    ...subnets.map(({ id }) => id),
    ...(look?.vpc === undefined ? [] : [look.vpc]),
    ...subnets.map(({ vpc }) => vpc),
  ];
  const regionOf = (place: string): string | undefined =>
    network.find('vpcs', network.find('subnets', place)?.vpc ?? place)?.region;
  return [...new Set(places)].filter((place) => regionOf(place) === blocker.at.id);
}
