import 'server-only';
import * as z from 'zod';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { anonymise } from '@/lib/import/anonymise';
import type { ImportFile } from '@/lib/import/files';
import { readTopology, storeTopology } from '@/lib/import/stored';
import { readUpload } from '@/lib/import/upload';
import { db } from './db';
import { count } from './limits';
import { Refusal } from './refusal';
import type { Learner } from './viewer';

/** What one learner may keep, and how large one network may be as it is kept. */
export const networkLimits = { networks: 20, bytes: 20_000_000 };

const Notes = z.array(z.string());
export type BroughtNetwork = { id: string; name: string; createdAt: Date; notes: string[] };

/**
 * Keeps a network for the learner alone: a topology document, a zip, or files of AWS's JSON; with other ids and names when
 * it is to be anonymous. Problems, and nothing kept, when nothing in it could be used.
 */
export async function bringNetwork(
  learner: Learner,
  upload: { name: string; files: readonly ImportFile[]; anonymous: boolean },
  now: Date,
): Promise<{ id: string; notes: string[] } | { problems: string[] }> {
  await count('networks of a learner', learner.id);
  const read = await readUpload(upload.files);
  if (!read.ok) return { problems: read.problems };
  const notes = upload.anonymous ? [] : read.notes;
  const topology = storeTopology(upload.anonymous ? anonymise(read.topology) : read.topology);
  if (topology.length > networkLimits.bytes)
    throw new Refusal('conflict', 'This network is larger than what can be kept here.');
  const data = {
    learnerId: learner.id,
    name: upload.name,
    topology,
    notes: JSON.stringify(notes),
    createdAt: now,
  };
  const id = await db.$transaction(async (tx) => {
    const made = await tx.network.create({ data, select: { id: true } });
    // Counted after the change: of two uploads at the same moment only one can be the last that fits.
    if ((await tx.network.count({ where: { learnerId: learner.id } })) > networkLimits.networks)
      throw new Refusal(
        'conflict',
        `You keep ${networkLimits.networks} networks, the most there can be. Delete one first.`,
      );
    return made.id;
  });
  return { id, notes };
}

/** The learner's networks, the newest first. */
export async function listNetworks(learner: Learner): Promise<BroughtNetwork[]> {
  const rows = await db.network.findMany({
    where: { learnerId: learner.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    omit: { topology: true, learnerId: true },
  });
  return rows.map(({ notes, ...row }) => ({ ...row, notes: Notes.parse(JSON.parse(notes)) }));
}

/** One of the learner's networks, to be walked. */
export async function getNetwork(
  learner: Learner,
  id: string,
): Promise<BroughtNetwork & { topology: Topology }> {
  const row = await db.network.findFirst({ where: { id, learnerId: learner.id }, omit: { learnerId: true } });
  if (!row) throw new Refusal('not-found', 'There is no such network.');
  return { ...row, notes: Notes.parse(JSON.parse(row.notes)), topology: readTopology(row.topology) };
}

/** Deletes one of the learner's networks, for good. */
export async function deleteNetwork(learner: Learner, id: string): Promise<void> {
  const gone = await db.network.deleteMany({ where: { id, learnerId: learner.id } });
  if (gone.count === 0) throw new Refusal('not-found', 'There is no such network.');
}
