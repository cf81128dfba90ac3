import fs from 'node:fs';
import path from 'node:path';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { parseTopologyDocument } from '@/lib/import/document/parse';

const folder = path.join(import.meta.dirname, '../../content/topologies');

/** The reference networks by name: the text of each document. */
export function referenceDocuments(): [string, string][] {
  return fs
    .readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => [file.replace('.json', ''), fs.readFileSync(path.join(folder, file), 'utf8')]);
}

/** Throws for a document that does not hold. */
export function topologyOf(document: string | object): Topology {
  const parsed = parseTopologyDocument(typeof document === 'string' ? document : JSON.stringify(document));
  if (!parsed.ok)
    throw new Error(parsed.problems.map(({ path: at, reason }) => `${at}: ${reason}`).join('\n'));
  return parsed.topology;
}
