import type { End } from './place';
import type { Walk } from './walk';

/**
 * Block Public Access of the Region: it overrides routes, groups and lists, except in VPCs and subnets that are left out
 * (https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html). Answers to what was let out pass. Where it blocks
 * ingress only, NAT gateways and egress-only internet gateways still get out, and nobody else
 * (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_BlockPublicAccessStates.html).
 */
export function blockedPublicly(
  walk: Walk,
  vpc: string,
  subnet: string | null,
  direction: 'in' | 'out',
): End | null {
  const region = walk.network.find('vpcs', vpc)?.region;
  const setting = walk.network.topology.blockPublicAccess.find((one) => one.region === region);
  if (!setting) return unread(walk, vpc);
  if (setting.mode === 'off' || walk.direction === 'return') return null;
  if (setting.mode === 'block-ingress' && direction === 'out' && opensOutwardsOnly(walk)) return null;
  const exclusion = setting.exclusions.find(({ of }) => of === vpc || of === subnet);
  if (exclusion && (exclusion.allows === 'bidirectional' || direction === 'out')) return null;
  return walk.stop({
    at: { kind: 'block-public-access', id: setting.region },
    disposition: direction === 'in' ? 'DENIED_IN' : 'DENIED_OUT',
    code: 'VPC_BLOCK_PUBLIC_ACCESS_ENABLED',
    rule: 'R37',
    detail: 'BLOCK_PUBLIC_ACCESS',
    why: `Block Public Access of ${setting.region} is on, and neither ${vpc} nor its subnet is left out.`,
  });
}

/** Nobody who did not ask has it on: it is off until somebody turns it on. Only who asked and got no answer does not know. */
function unread(walk: Walk, vpc: string): End | null {
  const gap = walk.incomplete('blockPublicAccess');
  if (!gap || gap.why === 'missing') return null;
  return walk.unknown({ kind: 'vpc', id: vpc }, 'X_IMPORT_INCOMPLETE', 'R37', gap.says);
}

/** Whether it has come through a gateway that lets nobody in by itself. */
function opensOutwardsOnly({ hops }: Walk): boolean {
  return hops.some(({ kind }) => kind === 'nat-gateway' || kind === 'egress-only-internet-gateway');
}
