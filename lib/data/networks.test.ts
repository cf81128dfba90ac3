import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { ImportFile } from '@/lib/import/files';
import { newAccount, newLearner } from '@/tests/support/learners';
import { deleteAccount, exportAccount, mergeGuest } from './account';
import { db } from './db';
import { bringNetwork, deleteNetwork, getNetwork, listNetworks, networkLimits } from './networks';
import { createTicket } from './tickets';
import type { Learner } from './viewer';

const now = new Date('2026-11-25T10:00:00Z');
const document = fs.readFileSync(
  path.resolve(import.meta.dirname, '../../content/topologies/dual-stack.json'),
);
const upload = (
  bytes: Uint8Array,
  name = 'network.json',
): { name: string; files: ImportFile[]; anonymous: boolean } => ({
  name,
  files: [{ path: name, bytes }],
  anonymous: false,
});

async function brought(learner: Learner): Promise<string> {
  const result = await bringNetwork(learner, upload(document), now);
  if ('problems' in result) throw new Error(result.problems.join('\n'));
  return result.id;
}

test('a network comes back as it was brought, IPv6 and all', async () => {
  const learner = await newLearner();
  const id = await brought(learner);
  const { topology, name } = await getNetwork(learner, id);
  expect(name).toBe('network.json');
  expect(topology.vpcs[0]?.cidrs6[0]?.family).toBe(6);
  expect(typeof topology.vpcs[0]?.cidrs6[0]?.network).toBe('bigint');
  expect((await listNetworks(learner)).map((one) => one.id)).toEqual([id]);
});

test('another learner cannot tell that it exists', async () => {
  const [owner, stranger] = [await newLearner(), await newLearner()];
  const id = await brought(owner);
  for (const one of [id, 'missing']) {
    await expect(getNetwork(stranger, one)).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is no such network.',
    });
    await expect(deleteNetwork(stranger, one)).rejects.toMatchObject({
      code: 'not-found',
      message: 'There is no such network.',
    });
  }
  expect(await listNetworks(stranger)).toEqual([]);
  expect(await listNetworks(owner)).toHaveLength(1);
});

test('what cannot be used is refused with sentences, and nothing is kept', async () => {
  const learner = await newLearner();
  for (const text of ['', 'no json', '{"vpcs": 7}', '{"Vpcs": 7}', '[]'])
    expect(await bringNetwork(learner, upload(Buffer.from(text)), now)).toEqual({
      problems: expect.arrayContaining([expect.stringMatching(/\.$/)]) as unknown,
    });
  expect(await bringNetwork(learner, { name: 'x', files: [], anonymous: false }, now)).toHaveProperty(
    'problems',
  );
  expect(await db.network.count({ where: { learnerId: learner.id } })).toBe(0);
});

test('an anonymous network keeps no name, neither in itself nor in its notes', async () => {
  const learner = await newLearner();
  const result = await bringNetwork(learner, { ...upload(document), anonymous: true }, now);
  const row = await db.network.findFirstOrThrow({ where: { learnerId: learner.id } });
  expect(result).toMatchObject({ id: row.id });
  for (const [, id] of document.toString().matchAll(/"id": "([^"]+)"/g))
    expect(row.topology + row.notes).not.toContain(`"${id}"`);
});

test('there is a most, and two uploads at the same moment do not get past it', async () => {
  const learner = await newLearner();
  const stored = { learnerId: learner.id, name: 'x', topology: '{}', notes: '[]', createdAt: now };
  await db.network.createMany({ data: Array.from({ length: networkLimits.networks - 1 }, () => stored) });
  const ends = await Promise.allSettled([brought(learner), brought(learner)]);
  expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(await db.network.count({ where: { learnerId: learner.id } })).toBe(networkLimits.networks);
});

test('it is deleted for good; an account takes a guest’s along, exports them, and is deleted with them', async () => {
  const guest = await newLearner();
  await deleteNetwork(guest, await brought(guest));
  expect(await listNetworks(guest)).toEqual([]);
  const id = await brought(guest);
  const account = await newAccount();
  expect(await mergeGuest(account, await createTicket(guest.id, 'merge', now), now)).toBe(true);
  expect((await listNetworks(account)).map((one) => one.id)).toEqual([id]);
  expect(await exportAccount(account, now)).toMatchObject({ networks: [{ id }] });
  expect(await deleteAccount(account, 'a password for tests')).toBe(true);
  expect(await db.network.count({ where: { id } })).toBe(0);
});
