import { formatIp, type Ip } from '@/lib/core/net/ip';
import { contains, prefix } from '@/lib/core/net/prefix';
import { privateRanges } from '@/lib/core/aws/private-space';
import { notAttached } from './attached-to';
import type { ExplanationCode } from './codes';
import { blockedPublicly } from './block-public-access';
import { enterThrough } from './gateway-table';
import { holdsAddress } from './network';
import type { End, Place, PlaceOf } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

const sharedRange = prefix('100.64.0.0/10');

/** Out of a VPC: whoever has a public address, to a public address (https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html). */
export function leaveToInternet(
  walk: Walk,
  { gateway, vpc, subnet }: PlaceOf<'INTERNET_GATEWAY_OUT'>,
): Place {
  const at: Ref = { kind: 'internet-gateway', id: gateway };
  const found = walk.network.find('internetGateways', gateway);
  if (!found) return walk.missing(at, 'R26');
  walk.pass(at);
  if (found.vpc !== vpc) return notAttached(walk, at, vpc, 'R26');
  const stopped =
    blockedPublicly(walk, vpc, subnet, 'out') ?? outsideCheck(walk, at, walk.destination, 'out');
  if (stopped) return stopped;
  return walk.destination.family === 6 ? leaveIpv6(walk, at, vpc) : leaveIpv4(walk, at, vpc);
}

function leaveIpv4(walk: Walk, at: Ref, vpc: string): Place {
  const shown = walk.network.shownAs(vpc, walk.source);
  if (!shown && walk.rules.igwNeedsPublicAddress)
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS',
      rule: 'R26',
      why: `${formatIp(walk.source)} has no public address that ${at.id} could show for it.`,
    });
  walk.say({
    kind: 'TRANSFORM',
    detail: 'STATIC_NAT',
    at,
    vpc,
    rule: 'R27',
    why: `${at.id} shows ${formatIp(walk.source)} as ${shown ? formatIp(shown) : 'it is'}.`,
    inbound: walk.header,
    outbound: { ...walk.header, source: shown ?? walk.source },
  });
  walk.header = { ...walk.header, source: shown ?? walk.source };
  walk.forget('SG_REFERENCES_NOT_PRESERVED');
  if (walk.rules.sgReferencePublic) walk.provenance = { ...walk.provenance, lost: null };
  return { at: 'INTERNET' };
}

/** IPv6 is not translated (R27). */
function leaveIpv6(walk: Walk, at: Ref, vpc: string): Place {
  const found = walk.network.find('vpcs', vpc);
  if (!found || !holdsAddress(found, walk.source))
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'GATEWAY_REJECTS_SPOOFED_TRAFFIC',
      rule: 'R28',
      why: `${formatIp(walk.source)} is in no block of ${vpc}.`,
    });
  walk.say({ kind: 'FORWARD', at, vpc, rule: 'R27', why: `${at.id} passes IPv6 on as it is.` });
  return { at: 'INTERNET' };
}

/** R28: an internet gateway deals with public addresses only, on the outside. */
export function outsideCheck(walk: Walk, at: Ref, outside: Ip, direction: 'in' | 'out'): End | null {
  const isPrivate = privateRanges.some((range) => contains(range, outside));
  if (!isPrivate && !contains(sharedRange, outside)) return null;
  const codes: Record<'in' | 'out', [ExplanationCode, ExplanationCode]> = {
    out: ['IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS', 'IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS'],
    in: ['IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS', 'IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS'],
  };
  return walk.end({
    at,
    disposition: 'DENIED_IN',
    code: codes[direction][isPrivate ? 0 : 1],
    rule: 'R28',
    why: `${formatIp(outside)} is ${isPrivate ? 'a private' : 'a shared'} address, and the internet has none of those.`,
  });
}

/** Into a VPC: to whoever has the public address, then by the gateway's own table if it has one (R21). */
export function enterFromInternet(walk: Walk, { gateway }: PlaceOf<'INTERNET_GATEWAY_IN'>): Place {
  const at: Ref = { kind: 'internet-gateway', id: gateway };
  const found = walk.network.find('internetGateways', gateway);
  if (!found) return walk.missing(at, 'R26');
  walk.pass(at);
  if (found.vpc === null)
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'UNASSOCIATED_COMPONENT',
      rule: 'R26',
      why: `${gateway} is attached to no VPC.`,
    });
  const stopped = outsideCheck(walk, at, walk.source, 'in') ?? translateIn(walk, at, found.vpc);
  if (stopped) return stopped;
  const holder = walk.network.holderInVpc(found.vpc, walk.destination);
  return (
    blockedPublicly(walk, found.vpc, holder?.subnet ?? null, 'in') ??
    enterThrough(walk, at, found.vpc, { kind: 'igw', id: gateway })
  );
}

function translateIn(walk: Walk, at: Ref, vpc: string): End | null {
  if (walk.destination.family === 6) return null;
  const behind = walk.network.publicHolder(walk.destination);
  if (!behind || walk.network.vpcOf(behind.interface) !== vpc)
    return walk.end({
      at,
      disposition: 'DENIED_IN',
      code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
      rule: 'R28',
      why: `${formatIp(walk.destination)} stands for no private address of ${vpc}.`,
    });
  const after = { ...walk.header, destination: behind.private };
  walk.say({
    kind: 'TRANSFORM',
    detail: 'STATIC_NAT',
    at,
    vpc,
    rule: 'R27',
    why: `${at.id} delivers ${formatIp(walk.destination)} to ${formatIp(behind.private)}.`,
    inbound: walk.header,
    outbound: after,
  });
  walk.header = after;
  return null;
}
