import { pathOf, place, type Draft } from './draft';

/** Adds the Regions and zones that VPCs, subnets and transit gateways name and nobody listed. */
export function addRegions(draft: Draft): void {
  const { regions, vpcs, subnets, transitGateways } = draft.topology;
  const zones = new Map(regions.map(({ name, zones }) => [name, new Set(zones)]));
  const zonesIn = (name: string, member: object): Set<string> => {
    const found = zones.get(name);
    if (found) return found;
    place(draft, regions, { name, zones: [] }, pathOf(draft, member));
    const made = new Set<string>();
    zones.set(name, made);
    return made;
  };
  for (const vpc of vpcs) zonesIn(vpc.region, vpc);
  for (const gateway of transitGateways) zonesIn(gateway.region, gateway);
  for (const { vpc: id, zone } of subnets) {
    const vpc = draft.vpcs.get(id);
    if (vpc) zonesIn(vpc.region, vpc).add(zone);
  }
  for (const region of regions) region.zones = [...(zones.get(region.name) ?? [])];
}
