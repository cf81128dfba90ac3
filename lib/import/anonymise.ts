import type { Ip } from '@/lib/core/net/ip';
import { formatIp, parseIp } from '@/lib/core/net/ip';
import type { Prefix } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { anonymousAddresses, type AnonymousAddresses } from './anonymous-addresses';
import { isAwsName, pseudonyms, type Pseudonyms } from './pseudonyms';
import { calls } from './calls';

export type AnonymiseOptions = {
  /** Replaces public addresses as well, by others that lie in one block where they lay in one block. */
  publicAddresses?: boolean;
};

type Work = { names: Pseudonyms; addresses: AnonymousAddresses | null };

/**
 * The same network without anybody's names: ids, account numbers and names are numbered by their kind, the same text by
 * the same number. Private addresses, zones, Regions and AWS's own names stay. A field is taken for somebody's unless it
 * is listed here as AWS's, so that a new one is hidden until somebody decides otherwise.
 */
export function anonymise(topology: Topology, { publicAddresses = false }: AnonymiseOptions = {}): Topology {
  const work = { names: pseudonyms(), addresses: publicAddresses ? anonymousAddresses() : null };
  const { incomplete, ...lists } = topology;
  const hidden = fieldsOf(lists, work) as Omit<Topology, 'incomplete'>;
  return {
    ...hidden,
    incomplete: incomplete.map((one) => {
      const id = one.id === undefined ? undefined : work.names.of(one.id);
      // Sentences name ids, shortened ones too, so they are written anew.
      const call = calls.find(
        ({ command }) => one.says.includes(`${command} `) || one.says.endsWith(`${command}.`),
      );
      const of = id ?? one.region ?? 'this';
      const says = `Part of ${one.what} (${of}) was ${one.why}${call ? `: ${call.command}` : ''}.`;
      return { ...one, ...(id === undefined ? {} : { id }), says };
    }),
  };
}

/** Fields that hold one of a few words of ours, a zone, or a Region. */
const words = new Set([
  ...[
    'kind',
    'state',
    'origin',
    'mode',
    'status',
    'protocol',
    'scheme',
    'connectivity',
    'routing',
    'preference',
  ],
  ...[
    'traffic',
    'action',
    'allows',
    'effect',
    'targetType',
    'health',
    'crossZone',
    'preserveClientIp',
    'stickiness',
  ],
  ...['zone', 'zones', 'region', 'serviceRegion', 'actions', 'propagated', 'forwards'],
]);

function fieldsOf(value: object, work: Work): object {
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, hide(key, field as unknown, value, work)]),
  );
}

function hide(key: string, value: unknown, parent: object, work: Work): unknown {
  if (typeof value === 'string') return hideText(key, value, parent, work);
  if (Array.isArray(value)) return value.map((item: unknown) => hide(key, item, parent, work));
  if (typeof value !== 'object' || value === null) return value;
  // AWS publishes its own blocks, and a service is nothing without them.
  const isAws = 'owner' in parent && parent.owner === 'aws';
  const isService = 'prefixes' in parent && 'prefixList' in parent;
  if ('family' in value) return isAws || isService ? value : hideAddress(value as Ip | Prefix, work);
  return fieldsOf(value, work);
}

function hideText(key: string, text: string, parent: object, { names, addresses }: Work): string {
  if (text === 'unknown' || text === 'local' || words.has(key) || isAwsName(text)) return text;
  // The name of a Region is no name that anybody gave.
  if (key === 'name' && 'zones' in parent && !('vpc' in parent)) return text;
  if (key === 'owner' && text === 'aws') return text;
  if (key === 'name') return names.of(text, 'name');
  const address = parseIp(text);
  if (address.ok) return addresses ? formatIp(addresses.address(address.value)) : text;
  return names.of(text);
}

function hideAddress(value: Ip | Prefix, { addresses }: Work): Ip | Prefix {
  if (!addresses) return value;
  return 'length' in value ? addresses.block(value) : addresses.address(value);
}
