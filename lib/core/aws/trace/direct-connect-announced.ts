import { contains, type Prefix } from '@/lib/core/net/prefix';
import type { DirectConnectGateway } from '@/lib/core/aws/topology/hybrid';
import { blocksOf, type Network } from './network';

type Association = DirectConnectGateway['associations'][number];

/**
 * What a Direct Connect gateway announces to the far side for one gateway behind it: for a transit gateway exactly the
 * allowed prefixes, for a virtual private gateway the blocks of its VPC that they hold (R78,
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html). Undefined where the gateway or its VPC was not given.
 */
export function announcedFor(
  network: Network,
  { gateway, allowed, state }: Association,
): Prefix[] | undefined {
  if (state !== 'associated') return [];
  const privateGateway = network.find('virtualPrivateGateways', gateway);
  if (!privateGateway) return network.find('transitGateways', gateway) && allowed;
  if (privateGateway.vpc === null) return [];
  const vpc = network.find('vpcs', privateGateway.vpc);
  return vpc && blocksOf(vpc).filter((block) => allowed.some((one) => contains(one, block)));
}

/** The associations that virtual interfaces of this kind reach: private ones virtual private gateways, transit ones transit gateways, and either what was not given. */
export function associationsFor(
  network: Network,
  { associations }: DirectConnectGateway,
  kind: 'private' | 'transit' | 'public',
): Association[] {
  return associations.filter(({ gateway }) => {
    if (network.find('virtualPrivateGateways', gateway)) return kind === 'private';
    return kind === 'transit' || !network.find('transitGateways', gateway);
  });
}
