import { compareText } from '@/lib/import/in-order';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import type { Region } from '@/lib/core/aws/topology/vpc';
import { regionOfArn, regionOfZoneName } from './region';
import { describeAvailabilityZones, describeVpcBlockPublicAccessOptions } from './regional';
import { describeSecurityGroups } from './security-groups';
import { describeSubnets } from './subnets';
import { describeTransitGateways } from './transit-gateways';
import { describeVpcPeeringConnections } from './peering';
import { describeVpcs } from './vpcs';

/** Where things are, pieced together from whatever names a Region or a zone. */
export type Places = {
  regions: Region[];
  regionOfVpc(vpc: string): string;
  /** A zone's id, by its name as the account of that folder sees it: letters differ from account to account. */
  zoneId(name: string | null | undefined, folder: string): string | null;
  zoneOfSubnet(subnet: string | null | undefined): string | null;
};

export function placesOf(gathered: Gathered): Places {
  const zoneId = zoneIds(gathered);
  const zones = new Map(
    gathered
      .members(describeSubnets)
      .map(({ value: one, folder }) => [
        one.SubnetId,
        one.AvailabilityZoneId ?? zoneId(one.AvailabilityZone, folder),
      ]),
  );
  const regionOfVpc = vpcRegions(gathered);
  return {
    regions: regionsOf(gathered, regionOfVpc),
    regionOfVpc,
    zoneId,
    zoneOfSubnet: (subnet) => (subnet ? (zones.get(subnet) ?? null) : null),
  };
}

/** Names that mean one zone everywhere are known everywhere; others only in the folder that says so. */
function zoneIds(gathered: Gathered): Places['zoneId'] {
  const here = new Map<string, Set<string>>();
  const learn = (key: string, id: string) => here.set(key, (here.get(key) ?? new Set()).add(id));
  const pairs = [
    ...gathered
      .members(describeAvailabilityZones)
      .map(({ value, folder }) => ({ name: value.ZoneName, id: value.ZoneId, folder })),
    ...gathered
      .members(describeSubnets)
      .map(({ value, folder }) => ({ name: value.AvailabilityZone, id: value.AvailabilityZoneId, folder })),
  ];
  for (const { name, id, folder } of pairs)
    if (name && id) {
      learn(`${folder}\n${name}`, id);
      learn(name, id);
    }
  const only = (key: string) => {
    const ids = here.get(key);
    return ids?.size === 1 ? ([...ids][0] ?? null) : null;
  };
  return (name, folder) => (name ? (only(`${folder}\n${name}`) ?? only(name)) : null);
}

/** By its subnets and groups, the folder it was in, the peerings that name it, or the only Region there is. */
function vpcRegions(gathered: Gathered): (vpc: string) => string {
  const regions = new Map<string, string>();
  const learn = (vpc: string | null | undefined, region: string | null | undefined) => {
    if (vpc && region && !regions.has(vpc)) regions.set(vpc, region);
  };
  for (const { value: one } of gathered.members(describeSubnets))
    learn(one.VpcId, regionOfArn(one.SubnetArn) ?? regionOfZoneName(one.AvailabilityZone));
  for (const one of valuesOf(gathered, describeSecurityGroups))
    learn(one.VpcId, regionOfArn(one.SecurityGroupArn));
  for (const one of valuesOf(gathered, describeVpcPeeringConnections)) {
    learn(one.RequesterVpcInfo.VpcId, one.RequesterVpcInfo.Region);
    learn(one.AccepterVpcInfo.VpcId, one.AccepterVpcInfo.Region);
  }
  for (const { value: one, region } of gathered.members(describeVpcs)) learn(one.VpcId, region);
  const named = new Set([...regions.values(), ...elsewhere(gathered)]);
  const only = named.size === 1 ? [...named][0] : undefined;
  return (vpc) => regions.get(vpc) ?? only ?? 'unknown';
}

function elsewhere(gathered: Gathered): string[] {
  return [
    ...valuesOf(gathered, describeAvailabilityZones).map((one) => one.RegionName),
    ...valuesOf(gathered, describeTransitGateways).map((one) => regionOfArn(one.TransitGatewayArn)),
    ...valuesOf(gathered, describeVpcBlockPublicAccessOptions).map((one) => one.AwsRegion),
  ].filter((region) => typeof region === 'string');
}

function regionsOf(gathered: Gathered, regionOfVpc: (vpc: string) => string): Region[] {
  const zones = new Map<string, Set<string>>();
  const learn = (region: string | null | undefined, zone?: string | null) => {
    if (!region || region === 'unknown') return;
    const known = zones.get(region) ?? new Set<string>();
    zones.set(region, zone ? known.add(zone) : known);
  };
  for (const one of valuesOf(gathered, describeAvailabilityZones))
    learn(one.RegionName ?? regionOfZoneName(one.ZoneName), one.ZoneId);
  for (const one of valuesOf(gathered, describeSubnets))
    learn(regionOfVpc(one.VpcId), one.AvailabilityZoneId);
  for (const one of valuesOf(gathered, describeVpcs)) learn(regionOfVpc(one.VpcId));
  for (const region of elsewhere(gathered)) learn(region);
  return [...zones].map(([name, ids]) => ({ name, zones: [...ids].sort(compareText) }));
}
