import fs from 'node:fs';
import { parseTopologyDocument } from '@/lib/import/document/parse';
import type { Topology } from '@/lib/core/aws/topology/topology';

export type Read = { ok: true; topology: Topology; notes: string[] } | { ok: false; problems: string[] };

/** A topology document, or a folder of AWS's JSON. */
export async function readTopology(where: string): Promise<Read> {
  const parsed = parseTopologyDocument(fs.readFileSync(where, 'utf8'));
  return parsed.ok
    ? { ...parsed, notes: [] }
    : { ok: false, problems: parsed.problems.map(({ path, reason }) => `${path}: ${reason}`) };
}
