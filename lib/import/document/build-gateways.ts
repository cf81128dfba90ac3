import type { NatGateway, PeeringConnection } from '@/lib/core/aws/topology/gateways';
import { makeInterface } from './build-interfaces';
import { place, placeAll, type Draft } from './draft';
import type { Attachment, Nat, Peering } from './gateway-schema';

/** Gateways, peerings, attachments and VPN connections, with the interfaces that some of them have. */
export function buildGateways(draft: Draft): void {
  const { document, topology } = draft;
  placeAll(draft, topology.internetGateways, document.internetGateways, 'internetGateways');
  placeAll(
    draft,
    topology.egressOnlyInternetGateways,
    document.egressOnlyInternetGateways,
    'egressOnlyInternetGateways',
  );
  placeAll(draft, topology.virtualPrivateGateways, document.virtualPrivateGateways, 'virtualPrivateGateways');
  document.natGateways.forEach((nat, i) => buildNat(draft, nat, `natGateways[${i}]`));
  document.peeringConnections.forEach((peering, i) => {
    const path = `peeringConnections[${i}]`;
    place(draft, topology.peeringConnections, peeringOf(draft, peering, path), path);
  });
  document.transitGatewayAttachments.forEach((attachment, i) =>
    buildAttachment(draft, attachment, `transitGatewayAttachments[${i}]`),
  );
  document.vpnConnections.forEach(({ tunnels, ...vpn }, i) => {
    const both = ['-1', '-2'].map((end) => ({ id: `${vpn.id}${end}`, state: 'up' as const }));
    const written = tunnels ?? (document.explicit ? [] : both);
    place(draft, topology.vpnConnections, { ...vpn, tunnels: written }, `vpnConnections[${i}]`);
  });
}

function buildNat(draft: Draft, one: Nat, path: string): void {
  const { vpc, addresses, ...rest } = one;
  const { topology, document, report } = draft;
  const home = vpc ?? draft.subnets.get(one.subnet ?? '')?.vpc;
  if (home === undefined && one.subnet === null)
    report(path, 'A NAT gateway names its subnet, or its VPC when it is a regional one.');
  if (one.subnet === null && one.mode === 'zonal' && one.state === 'available')
    report(`${path}.subnet`, 'A zonal NAT gateway stands in a subnet.');
  const nat: NatGateway = { ...rest, vpc: home ?? 'unknown', addresses: [] };
  place(draft, topology.natGateways, nat, path);
  const bare = { publicIp: null, zone: null };
  (addresses ?? (document.explicit ? [] : [bare])).forEach((address, i) =>
    addAddress(draft, nat, address, `${path}.addresses[${i}]`),
  );
}

function addAddress(
  draft: Draft,
  nat: NatGateway,
  written: NonNullable<Nat['addresses']>[number],
  path: string,
): void {
  const { privateIp, publicIp, interface: stated, zone } = written;
  if (nat.connectivity === 'public' && nat.state === 'available' && publicIp === null)
    draft.report(path, 'A public NAT gateway needs an Elastic IP address: write publicIp.');
  const address: NatGateway['addresses'][number] = {
    private: privateIp ?? null,
    public: publicIp,
    interface: stated ?? null,
    zone,
  };
  nat.addresses.push(address);
  if (stated !== undefined || draft.document.explicit) return;
  if (nat.subnet === null || !draft.subnets.has(nat.subnet)) return;
  const end = nat.addresses.length > 1 ? `-${nat.addresses.length}` : '';
  const { id } = makeInterface(draft, path, {
    id: `eni-${nat.id}${end}`,
    kind: 'nat-gateway',
    subnet: nat.subnet,
    attachedTo: nat.id,
    privateIp,
    publicIp,
    then: (free) => {
      address.private = free;
    },
  });
  address.interface = id;
}

function peeringOf(draft: Draft, peering: Peering, path: string): PeeringConnection {
  const side = (name: 'requester' | 'accepter'): PeeringConnection['requester'] => {
    const { region: written, ...rest } = peering[name];
    const region = written ?? draft.vpcs.get(rest.vpc)?.region;
    if (region === undefined)
      draft.report(
        `${path}.${name}.region`,
        'The Region of a VPC that is not in this document has to be written.',
      );
    return { ...rest, region: region ?? 'unknown' };
  };
  return { ...peering, requester: side('requester'), accepter: side('accepter') };
}

function buildAttachment(draft: Draft, one: Attachment, path: string): void {
  const { topology, document } = draft;
  const securityGroupReferencing = one.securityGroupReferencing ?? one.kind === 'vpc';
  place(draft, topology.transitGatewayAttachments, { ...one, securityGroupReferencing }, path);
  if (document.explicit) return;
  const written = new Set(
    topology.interfaces.filter(({ attachedTo }) => attachedTo === one.id).map(({ subnet }) => subnet),
  );
  for (const subnet of one.subnets) {
    const zone = draft.subnets.get(subnet)?.zone;
    if (written.has(subnet) || zone === undefined) continue;
    makeInterface(draft, path, {
      id: `eni-${one.id}-${zone}`,
      kind: 'transit-gateway-attachment',
      subnet,
      attachedTo: one.id,
    });
  }
}
