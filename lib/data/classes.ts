import 'server-only';
import { randomInt } from 'node:crypto';
import { db } from './db';
import { count } from './limits';
import { Refusal } from './refusal';
import type { Instructor, Learner } from './viewer';

/** No vowels, so that no code spells a word, and no letters that look alike. */
const letters = 'BCDFGHJKMNPQRSTVWXYZ';
const codeDays = 14;
const day = 24 * 60 * 60 * 1000;

export type ClassRow = { id: string; name: string; learners: number; assignments: number };
export type ClassDetails = {
  id: string;
  name: string;
  joinCode: string;
  joinCodeExpiresAt: Date;
  learners: { id: string; name: string; joinedAt: Date }[];
  assignments: { id: string; title: string; dueAt: Date; sat: number }[];
};

/** The classes of an instructor, newest first. */
export async function listClasses(instructor: Instructor): Promise<ClassRow[]> {
  const rows = await db.class.findMany({
    where: { instructorId: instructor.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    include: { _count: { select: { enrolments: true, assignments: true } } },
  });
  return rows.map(({ id, name, _count }) => ({
    id,
    name,
    learners: _count.enrolments,
    assignments: _count.assignments,
  }));
}

/** Makes a class with a join code that holds for two weeks; its id. */
export async function createClass(instructor: Instructor, name: string, now: Date): Promise<string> {
  if ((await db.class.count({ where: { instructorId: instructor.id } })) >= 200)
    throw new Refusal('conflict', 'You have 200 classes, which is the most there can be.');
  const data = { instructorId: instructor.id, name, createdAt: now, ...freshCode(now) };
  return (await db.class.create({ data, select: { id: true } })).id;
}

/** A class with its learners and assignments. */
export async function getClass(instructor: Instructor, id: string): Promise<ClassDetails> {
  const row = await db.class.findFirst({
    where: { id, instructorId: instructor.id },
    include: {
      enrolments: {
        orderBy: { joinedAt: 'asc' },
        select: { joinedAt: true, learner: { select: { id: true, account: { select: { name: true } } } } },
      },
      assignments: {
        orderBy: [{ dueAt: 'desc' }, { id: 'desc' }],
        select: { id: true, title: true, dueAt: true, sittings: { select: { learnerId: true } } },
      },
    },
  });
  if (!row) throw missing();
  return {
    id: row.id,
    name: row.name,
    joinCode: row.joinCode,
    joinCodeExpiresAt: row.joinCodeExpiresAt,
    learners: row.enrolments.map(({ learner, joinedAt }) => ({
      id: learner.id,
      name: learner.account?.name ?? 'Somebody without an account',
      joinedAt,
    })),
    assignments: row.assignments.map(({ sittings, ...rest }) => ({
      ...rest,
      sat: new Set(sittings.map((one) => one.learnerId)).size,
    })),
  };
}

/** Makes another join code, for two weeks from now; the one before ends at once. */
export async function changeJoinCode(instructor: Instructor, id: string, now: Date): Promise<void> {
  const { count: changed } = await db.class.updateMany({
    where: { id, instructorId: instructor.id },
    data: freshCode(now),
  });
  if (changed === 0) throw missing();
}

/** Enrols the learner in the class of a join code; its name. Doing so twice changes nothing. */
export async function joinClass(learner: Learner, typed: string, now: Date): Promise<string> {
  if (!learner.account) throw new Refusal('conflict', 'Make an account first: a class needs your name.');
  await count('joins of a learner', learner.id);
  const joinCode = typed.toUpperCase().replaceAll(/[^A-Z]/g, '');
  const found = await db.class.findFirst({
    where: { joinCode, joinCodeExpiresAt: { gt: now } },
    select: { id: true, name: true },
  });
  if (!found)
    throw new Refusal(
      'conflict',
      'No class has this code now. It may have been changed, or be too old: ask your instructor for the one that holds.',
    );
  const pair = { classId: found.id, learnerId: learner.id };
  await db.enrolment.upsert({
    where: { classId_learnerId: pair },
    update: {},
    create: { ...pair, joinedAt: now },
  });
  return found.name;
}

function freshCode(now: Date): { joinCode: string; joinCodeExpiresAt: Date } {
  return {
    joinCode: Array.from({ length: 8 }, () => letters.charAt(randomInt(letters.length))).join(''),
    joinCodeExpiresAt: new Date(now.getTime() + codeDays * day),
  };
}

const missing = (): Refusal => new Refusal('not-found', 'There is no such class.');
