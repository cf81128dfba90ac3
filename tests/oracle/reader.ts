/**
 * Reads a topology document once more, for the oracle alone: plain rows, addresses as strings of 32 ones and zeros,
 * blocks as the leading part of such a string. It shares nothing with lib/, so that a slip there is not repeated here, and
 * it throws for anything it was not written for.
 */
export type Pass = {
  number: number;
  allow: boolean;
  protocol: string;
  from: number;
  to: number;
  type: number;
  block: string;
};
export type Acl = { in: Pass[]; out: Pass[] };
export type Way = { blocks: string[]; list: boolean; to: string; origin: string; dead: boolean };
export type Permit = {
  protocol: string;
  from: number;
  to: number;
  type: number;
  blocks: string[];
  group: string | null;
};
export type Group = { in: Permit[]; out: Permit[] };
export type Net = { id: string; vpc: string; zone: string; block: string; acl: Acl; ways: Way[] };
export type Card = { id: string; net: Net; at: string; shownAs: string | null; groups: string[] };
export type Vpc = { id: string; region: string; blocks: string[]; gateway: string | null; edge: Way[] };
export type Nat = { net: Net; at: string; isPublic: boolean; works: boolean };
export type Peering = { active: boolean; ends: [string, string] };
export type Attachment = {
  id: string;
  hub: string;
  kind: string;
  of: string;
  nets: Net[];
  groups: boolean;
  works: boolean;
  table: string | null;
  appliance: boolean;
  /** Of what is not a VPC: the blocks that the far side announces. */
  announces: string[];
};
export type HubWay = { block: string; to: string[]; isStatic: boolean; dead: boolean };
export type World = {
  vpcs: Map<string, Vpc>;
  cards: Map<string, Card>;
  groups: Map<string, Group>;
  nats: Map<string, Nat>;
  peerings: Map<string, Peering>;
  hubs: Map<string, boolean>;
  attachments: Map<string, Attachment>;
  hubTables: Map<string, { ways: HubWay[]; learns: string[] }>;
  walls: Set<string>;
};

/** Any JSON object. */
type Json = { [key: string]: Json | undefined };

export function bits(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

export function block(text: string): string {
  const [address = '', length = ''] = text.split('/');
  return bits(address).slice(0, Number(length));
}

const rows = (value: Json | undefined): Json[] => (value === undefined ? [] : (value as unknown as Json[]));
const text = (value: Json | undefined, otherwise = ''): string => String(value ?? otherwise);
const isFour = (value: Json | undefined): boolean => !text(value).includes(':');

function ports(value: Json | undefined): { from: number; to: number } {
  if (value === undefined || text(value) === 'all') return { from: 0, to: 65535 };
  const [from = '', to = from] = text(value).split('-');
  return { from: Number(from), to: Number(to) };
}

const matches = (row: Json): { protocol: string; from: number; to: number; type: number } => ({
  protocol: text(row.protocol, 'all'),
  ...ports(row.ports),
  type: Number(row.icmp?.type ?? -1),
});

function passes(entries: Json | undefined): Pass[] {
  return rows(entries)
    .filter((row) => isFour(row.peer))
    .map((row) => ({
      ...matches(row),
      number: Number(row.number),
      allow: text(row.action) === 'allow',
      block: block(text(row.peer)),
    }))
    .sort((a, b) => a.number - b.number);
}

/** Of a VPN connection, or of what comes in over a Direct Connect gateway's virtual interfaces. */
function announced(doc: Json, resource: string): string[] {
  const vpns = rows(doc.vpnConnections).filter((row) => text(row.id) === resource);
  const lines = rows(doc.virtualInterfaces).filter((row) => text(row.attachedTo) === resource);
  const written = vpns.flatMap((row) => rows(row.staticRoutes)).filter(isFour);
  const told = [...vpns, ...lines].flatMap((row) => rows(row.announces)).map((row) => row.prefix);
  return [...written, ...told].filter(isFour).map((one) => block(text(one)));
}

export function readWorld(json: string): World {
  const doc = JSON.parse(json) as Json;
  for (const list of ['subnets', 'routeTables', 'networkAcls', 'interfaces'])
    if (doc[list]) throw new Error(`the oracle does not read a list of ${list} beside the VPCs`);
  const lists = new Map(
    rows(doc.prefixLists).map((row) => [
      text(row.id),
      rows(row.entries)
        .filter(isFour)
        .map((one) => block(text(one))),
    ]),
  );
  const ways = (table: Json, blocks: string[]): Way[] => {
    const written = rows(table.routes)
      .filter((row) => row.destination?.prefixList || isFour(row.destination))
      .map((row): Way => {
        const list = row.destination?.prefixList;
        const to = text(row.nextHop?.id ?? row.nextHop);
        return {
          blocks: list ? (lists.get(text(list)) ?? []) : [block(text(row.destination))],
          list: Boolean(list),
          to,
          origin: text(row.origin, to === 'local' ? 'local' : 'static'),
          dead: text(row.state) === 'blackhole',
        };
      });
    const kept = written.filter(({ origin }) => origin === 'local').flatMap((way) => way.blocks);
    const local = blocks.filter((one) => !kept.includes(one));
    return [
      ...written,
      ...local.map((one): Way => ({ blocks: [one], list: false, to: 'local', origin: 'local', dead: false })),
    ];
  };
  const open: Acl = { in: [], out: [] };
  open.in = open.out = [{ number: 1, allow: true, protocol: 'all', from: 0, to: 65535, type: -1, block: '' }];

  const vpcs = new Map<string, Vpc>();
  const nets = new Map<string, Net>();
  for (const row of rows(doc.vpcs)) {
    const id = text(row.id);
    const blocks = rows(row.cidrs).map((one) => block(text(one)));
    const gateway = rows(doc.internetGateways).find((one) => one.vpc === row.id);
    const edge = rows(row.routeTables).find((one) => gateway && one.gateway === gateway.id);
    vpcs.set(id, {
      id,
      region: text(row.region),
      blocks,
      gateway: gateway ? text(gateway.id) : null,
      edge: edge ? ways(edge, blocks) : [],
    });
    const main = rows(row.routeTables).find((one) => one.main) ?? ({} as Json);
    for (const subnet of rows(row.subnets)) {
      const table = subnet.routeTable
        ? rows(row.routeTables).find((one) => one.id === subnet.routeTable)
        : main;
      const acl = rows(row.networkAcls).find((one) =>
        subnet.networkAcl ? one.id === subnet.networkAcl : one.default,
      );
      const filters = acl ? { in: passes(acl.inbound), out: passes(acl.outbound) } : open;
      nets.set(text(subnet.id), {
        id: text(subnet.id),
        vpc: id,
        zone: text(subnet.zone),
        block: block(text(subnet.cidr)),
        acl: filters,
        ways: ways(table as Json, blocks),
      });
    }
  }
  const net = (id: Json | undefined): Net => nets.get(text(id)) as Net;

  const permits = (value: Json | undefined): Permit[] =>
    rows(value)
      .filter(
        (row) => !row.peer?.stale && (row.peer?.group || row.peer?.prefixList || isFour(row.peer?.cidr)),
      )
      .map((row) => ({
        ...matches(row),
        blocks: row.peer?.cidr ? [block(text(row.peer.cidr))] : (lists.get(text(row.peer?.prefixList)) ?? []),
        group: row.peer?.group ? text(row.peer.group) : null,
      }));
  const everything: Permit = { protocol: 'all', from: 0, to: 65535, type: -1, blocks: [''], group: null };
  return {
    vpcs,
    cards: new Map(
      rows(doc.instances).map((row) => {
        if (!row.subnet || !row.securityGroups || !row.privateIp)
          throw new Error(`${text(row.id)} is not written compactly`);
        const shownAs = row.publicIp ? bits(text(row.publicIp)) : null;
        return [
          text(row.id),
          {
            id: text(row.id),
            net: net(row.subnet),
            at: bits(text(row.privateIp)),
            shownAs,
            groups: rows(row.securityGroups).map((one) => text(one)),
          },
        ];
      }),
    ),
    groups: new Map(
      rows(doc.securityGroups).map((row) => [
        text(row.id),
        { in: permits(row.inbound), out: row.outbound ? permits(row.outbound) : [everything] },
      ]),
    ),
    nats: new Map(
      rows(doc.natGateways)
        .filter((row) => rows(row.addresses).length > 0)
        .map((row) => [
          text(row.id),
          {
            net: net(row.subnet),
            at: bits(text(rows(row.addresses)[0]?.privateIp)),
            isPublic: text(row.connectivity, 'public') === 'public',
            works: text(row.state, 'available') === 'available',
          },
        ]),
    ),
    peerings: new Map(
      rows(doc.peeringConnections).map((row) => [
        text(row.id),
        {
          active: text(row.status, 'active') === 'active',
          ends: [text(row.requester?.vpc), text(row.accepter?.vpc)],
        },
      ]),
    ),
    hubs: new Map(
      rows(doc.transitGateways).map((row) => [text(row.id), Boolean(row.securityGroupReferencing)]),
    ),
    attachments: new Map(
      rows(doc.transitGatewayAttachments).map((row) => [
        text(row.id),
        {
          id: text(row.id),
          hub: text(row.transitGateway),
          kind: text(row.kind, 'vpc'),
          of: text(row.resource),
          nets: rows(row.subnets).map((one) => net(one)),
          groups: row.securityGroupReferencing === undefined ? true : Boolean(row.securityGroupReferencing),
          works: text(row.state, 'available') === 'available',
          table: row.routeTable ? text(row.routeTable) : null,
          appliance: Boolean(row.applianceMode),
          announces: announced(doc, text(row.resource)),
        },
      ]),
    ),
    hubTables: new Map(
      rows(doc.transitGatewayRouteTables).map((row) => [
        text(row.id),
        {
          learns: rows(row.propagations).map((one) => text(one)),
          ways: rows(row.routes).map((one) => ({
            block: block(text(one.destination)),
            to: rows(one.attachments).map((to) => text(to)),
            isStatic: text(one.origin, 'static') === 'static',
            dead: text(one.state) === 'blackhole' || rows(one.attachments).length === 0,
          })),
        },
      ]),
    ),
    walls: new Set(
      rows(doc.blockPublicAccess)
        .filter((row) => text(row.mode) !== 'off')
        .map((row) => text(row.region)),
    ),
  };
}
