import type { Topology } from '@/lib/core/aws/topology/topology';
import { build } from './build';
import { readFiles, type ImportFile } from './files';
import { gather } from './gather';
import { compareText, inOrder } from './in-order';
import { incompleteOf } from './incomplete';
import { withoutDns } from './needs';
import { limits } from './limits';
import { counted, type ListName, type Note, type Problem } from './note';
import { passedOverIn } from './passed-over';

/** A topology with what is to be said about it, or why there is none. */
export type Imported = { ok: true; topology: Topology; notes: Note[] } | { ok: false; problems: Problem[] };

/**
 * Reads the JSON of AWS CLI calls into one topology. It never refuses because something is missing: references to what is
 * absent stay, and `topology.incomplete` says what would have to be fetched. It refuses only where nothing could be used.
 */
export function importAws(files: readonly ImportFile[]): Imported {
  const notes: Note[] = [];
  const { gathered, incomplete } = gather(readFiles(files, notes), notes);
  const lists = inOrder(build(gathered));
  const counts = countsOf(lists);
  if (counts.length === 0) return { ok: false, problems: problemsOf(notes) };
  const all = [...incomplete, ...incompleteOf(gathered, lists, incomplete)];
  const topology: Topology = inOrder({ ...lists, incomplete: all });
  passedOverIn(gathered, notes);
  return {
    ok: true,
    topology,
    notes: [
      ...counts,
      ...limited(notes),
      ...withoutDns(lists),
      ...topology.incomplete.map((one) => ({ kind: 'incomplete' as const, list: one.what, says: one.says })),
    ],
  };
}

/** What a list's members are called in a sentence. */
const things: Partial<Record<ListName, string>> = {
  vpcs: 'VPC',
  subnets: 'subnet',
  regions: 'Region',
  routeTables: 'route table',
  prefixLists: 'prefix list',
  networkAcls: 'network ACL',
  securityGroups: 'security group',
  interfaces: 'network interface',
  instances: 'instance',
  internetGateways: 'internet gateway',
  egressOnlyInternetGateways: 'egress-only internet gateway',
  natGateways: 'NAT gateway',
  peeringConnections: 'peering connection',
  transitGateways: 'transit gateway',
  transitGatewayAttachments: 'transit gateway attachment',
  transitGatewayRouteTables: 'transit gateway route table',
  virtualPrivateGateways: 'virtual private gateway',
  customerGateways: 'customer gateway',
  vpnConnections: 'VPN connection',
  virtualInterfaces: 'virtual interface',
  directConnectGateways: 'Direct Connect gateway',
  endpoints: 'VPC endpoint',
  loadBalancers: 'load balancer',
  targetGroups: 'target group',
  flowLogs: 'flow log',
  blockPublicAccess: 'Block Public Access setting',
};

function countsOf(lists: Omit<Topology, 'incomplete'>): Note[] {
  return (Object.keys(things) as ListName[]).flatMap((list) => {
    const count = lists[list].length;
    const says = `${counted(count, things[list] ?? list)} read.`;
    return count > 0 ? [{ kind: 'read' as const, list, count, says }] : [];
  });
}

function problemsOf(notes: readonly Note[]): Problem[] {
  const told = notes.flatMap((note) => ('path' in note ? [{ path: note.path, says: note.says }] : []));
  if (told.length === 0)
    return [{ path: '', says: 'There is nothing that makes a network by itself in the files.' }];
  return told
    .sort((a, b) => compareText(a.path, b.path) || compareText(a.says, b.says))
    .slice(0, limits.problems);
}

/** What a reader must know first: a problem before what was only passed over. */
const ranks: Note['kind'][] = ['problem', 'contradictory', 'pages-joined', 'passed-over'];

/** In one order, and not more of them than anybody reads. */
function limited(notes: readonly Note[]): Note[] {
  const rank = ({ kind }: Note) => ranks.indexOf(kind);
  const sorted = [...notes].sort((a, b) => rank(a) - rank(b) || compareText(a.says, b.says));
  if (sorted.length <= limits.problems) return sorted;
  const says = `There are ${counted(sorted.length - limits.problems, 'more note')}.`;
  return [...sorted.slice(0, limits.problems), { kind: 'problem', path: '', says }];
}
