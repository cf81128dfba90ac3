import { formatIp } from '@/lib/core/net/ip';
import { contains } from '@/lib/core/net/prefix';
import { holdsAddress } from './network';
import type { Place } from './place';
import { answersToRegionalNat } from './regional-nat-gateway';
import type { Walk } from './walk';

const internet = { kind: 'internet', id: 'internet' } as const;

/** On the internet: to an address of this network back through its gateway (R29), to an accelerator, or out of the model. */
export function crossInternet(walk: Walk): Place {
  walk.pass(internet);
  const behind = walk.network.publicHolder(walk.destination);
  if (behind) return throughGatewayOf(walk, walk.network.vpcOf(behind.interface));
  if (walk.destination.family === 6) {
    const vpc = walk.network.topology.vpcs.find((one) => holdsAddress(one, walk.destination));
    if (vpc) return throughGatewayOf(walk, vpc.id);
  }
  const bent = walk.rules.igwNeedsPublicAddress ? undefined : walk.network.holdersOf(walk.destination)[0];
  if (bent) return { at: 'INTERFACE_IN', interface: bent.id, fromSubnet: null };
  const regional = answersToRegionalNat(walk);
  if (regional) return regional;
  const accelerator = walk.network.topology.accelerators.find(({ addresses }) =>
    addresses.some(({ value }) => value === walk.destination.value),
  );
  if (accelerator) return { at: 'ACCELERATOR', accelerator: accelerator.id };
  const service = walk.network.topology.services.find(({ prefixes }) =>
    prefixes.some((one) => contains(one, walk.destination)),
  );
  if (service) return { at: 'SERVICE', service: service.name, endpoint: null };
  walk.say({
    kind: 'DELIVER',
    at: internet,
    rule: 'R26',
    why: `The packet leaves for ${formatIp(walk.destination)} on the internet.`,
  });
  return { at: 'END', disposition: 'EXITS_NETWORK', where: internet, answerFrom: { at: 'INTERNET' } };
}

/** IPv6 comes back through the egress-only gateway that let it out (R36); everything else through the VPC's internet gateway. */
function throughGatewayOf(walk: Walk, vpc: string | undefined): Place {
  const { internetGateways, egressOnlyInternetGateways } = walk.network.topology;
  const egressOnly = egressOnlyInternetGateways.find((one) => one.vpc === vpc);
  const gateway = internetGateways.find((one) => one.vpc === vpc);
  const isAnswer =
    egressOnly && walk.session({ kind: 'egress-only-internet-gateway', id: egressOnly.id }, 'EGRESS_ONLY');
  if (egressOnly && walk.destination.family === 6 && (isAnswer || !gateway))
    return { at: 'EGRESS_ONLY_IN', gateway: egressOnly.id };
  if (gateway) return { at: 'INTERNET_GATEWAY_IN', gateway: gateway.id };
  if (walk.incomplete('internetGateways'))
    return walk.unknown(
      internet,
      'X_IMPORT_INCOMPLETE',
      'R26',
      `Whether ${vpc} has an internet gateway was not given.`,
    );
  return walk.end({
    at: internet,
    disposition: 'NO_ROUTE',
    code: 'NO_POSSIBLE_DESTINATION',
    rule: 'R26',
    why: `${vpc} has no internet gateway, so nothing from the internet gets in.`,
  });
}
