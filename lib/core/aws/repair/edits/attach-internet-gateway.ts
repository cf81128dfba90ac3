import { blocksOf, toAndFrom } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import type { Obstacle } from '@/lib/core/aws/repair/obstacle';
import { lastTurn } from '@/lib/core/aws/repair/wrong-turn';
import { revived } from '@/lib/core/aws/repair/revived';

/** `made`: no gateway is free, so one is made first; the id stands for the one that AWS will give it. */
export type AttachInternetGateway = {
  kind: 'attach-internet-gateway';
  gateway: string;
  vpc: string;
  made: boolean;
};

/** A VPC without an internet gateway gets one (R26). Routes to it, which were blackholes, work again. */
export const attachInternetGateway: EditKind<AttachInternetGateway> = {
  propose(obstacle) {
    const { network, blocker } = obstacle;
    const vpc = vpcInNeed(obstacle);
    const { internetGateways } = network.topology;
    if (vpc === null || internetGateways.some((one) => one.vpc === vpc)) return [];
    const free = internetGateways.filter((one) => one.vpc === null);
    const named = free.filter(
      ({ id }) => id === blocker.at.id || id === lastTurn(obstacle)?.route?.nextHop.id,
    );
    const [gateways, made] =
      named.length > 0
        ? [named, false]
        : free.length > 0
          ? [free, false]
          : [[{ id: `igw-for-${vpc.replace(/^vpc-/, '')}` }], true];
    return gateways.map(({ id }) => ({ kind: 'attach-internet-gateway', gateway: id, vpc, made }));
  },

  apply(topology, { gateway, vpc, made }) {
    if (topology.internetGateways.some((one) => one.vpc === vpc)) return topology;
    const others = topology.internetGateways.filter(({ id }) => id !== gateway);
    const old = topology.internetGateways.find(({ id }) => id === gateway);
    if (!old && !made) return topology;
    return revived(
      { ...topology, internetGateways: [...others, { ...(old ?? { id: gateway }), vpc }] },
      gateway,
      [vpc],
    );
  },

  says: ({ gateway, vpc, made }) =>
    made
      ? `Create an internet gateway, here ${gateway}, and attach it to ${vpc}.`
      : `Attach ${gateway} to ${vpc}.`,

  opens: (topology, { vpc }) => toAndFrom(topology.vpcs.filter(({ id }) => id === vpc).flatMap(blocksOf)),
};

/** The VPC that the packet is in, or is for, when its way to or from the internet ends for want of a gateway. */
function vpcInNeed(obstacle: Obstacle): string | null {
  const { network, blocker, header } = obstacle;
  if (blocker.code === 'NO_POSSIBLE_DESTINATION' && blocker.at.kind === 'internet') {
    const behind =
      network.publicHolder(header.destination)?.interface ?? network.holdersOf(header.destination)[0];
    return (behind && network.find('subnets', behind.subnet)?.vpc) ?? null;
  }
  const turn = lastTurn(obstacle);
  const isGateway = turn?.route?.nextHop.kind === 'igw';
  return isGateway && (blocker.code === 'BAD_STATE_ROUTE' || blocker.code === 'UNASSOCIATED_COMPONENT')
    ? turn.table.vpc
    : null;
}
