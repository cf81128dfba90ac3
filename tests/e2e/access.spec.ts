import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { anyAnswer, FormClient } from '@/scripts/form-client';
import { startServer, type ProductionServer } from '@/scripts/production-server';
import { accept, invited, join, linkIn, signUp, teach } from './by-forms';

/** Who looks: from nobody to the administrator. Two instructors, each with a class of one learner. */
const roles = [
  'nobody',
  'guest',
  'stranger',
  'learner elsewhere',
  'learner here',
  'instructor',
  'other instructor',
  'administrator',
] as const;
type Role = (typeof roles)[number];
type Seen = 'page' | 'sign-in' | 'elsewhere' | 'refused';

const members: Role[] = [
  'stranger',
  'learner elsewhere',
  'learner here',
  'instructor',
  'other instructor',
  'administrator',
];
const all = (seen: Seen) => Object.fromEntries(roles.map((role) => [role, seen])) as Record<Role, Seen>;
/** Refused, as if it were not there, to everybody but these. */
const only = (...some: Role[]) =>
  ({ ...all('refused'), ...Object.fromEntries(some.map((role) => [role, 'page'])) }) as Record<Role, Seen>;
/** The same, but who has no account is led to sign in. */
const account = (seen: Seen = 'page') =>
  ({ ...all('sign-in'), ...Object.fromEntries(members.map((role) => [role, seen])) }) as Record<Role, Seen>;

type Places = Record<
  'attempt' | 'share' | 'invite' | 'class' | 'quiz' | 'assignment' | 'sitting' | 'report',
  string
>;

/** Every page and download, by its folder: its address, and what each role sees there. */
const rows: Record<string, { at: (places: Places) => string; sees: Record<Role, Seen> }> = {
  '/': { at: () => '/', sees: all('page') },
  '/floor': { at: () => '/floor', sees: all('page') },
  '/rules': { at: () => '/rules', sees: all('page') },
  '/lessons': { at: () => '/lessons', sees: all('page') },
  '/lessons/[slug]': { at: () => '/lessons/network-acls', sees: all('page') },
  '/practice': { at: () => '/practice', sees: all('page') },
  '/practice/[attemptId]': { at: ({ attempt }) => `/practice/${attempt}`, sees: only('learner here') },
  '/review': { at: () => '/review', sees: all('page') },
  '/progress': { at: () => '/progress', sees: all('page') },
  '/s/[token]': { at: ({ share }) => share, sees: all('page') },
  '/classes': { at: () => '/classes', sees: all('page') },
  '/assignments/[assignmentId]': {
    at: ({ assignment }) => `/assignments/${assignment}`,
    sees: only('learner here'),
  },
  '/sittings/[sittingId]': { at: ({ sitting }) => sitting, sees: only('learner here') },
  '/sign-in': {
    at: () => '/sign-in',
    sees: { ...all('page'), ...Object.fromEntries(members.map((role) => [role, 'elsewhere'])) } as Record<
      Role,
      Seen
    >,
  },
  '/sign-up': {
    at: () => '/sign-up',
    sees: { ...all('page'), ...Object.fromEntries(members.map((role) => [role, 'elsewhere'])) } as Record<
      Role,
      Seen
    >,
  },
  '/account': { at: () => '/account', sees: account() },
  '/account/export': {
    at: () => '/account/export',
    sees: { ...all('page'), nobody: 'refused', guest: 'refused' },
  },
  '/merge': { at: () => '/merge', sees: account('elsewhere') },
  '/reset/[token]': { at: () => '/reset/invented', sees: all('page') },
  '/invite/[token]': { at: ({ invite }) => invite, sees: all('page') },
  '/teach': { at: () => '/teach', sees: only('instructor', 'other instructor', 'administrator') },
  '/teach/classes/[classId]': { at: (places) => places.class, sees: only('instructor') },
  '/teach/quizzes/[quizId]': { at: ({ quiz }) => quiz, sees: only('instructor') },
  '/teach/quizzes/[quizId]/preview': { at: ({ quiz }) => `${quiz}/preview`, sees: only('instructor') },
  '/teach/assignments/[assignmentId]': {
    at: ({ assignment }) => `/teach/assignments/${assignment}`,
    sees: only('instructor'),
  },
  '/teach/assignments/[assignmentId]/csv': {
    at: ({ assignment }) => `/teach/assignments/${assignment}/csv`,
    sees: only('instructor'),
  },
  '/admin': { at: () => '/admin', sees: only('administrator') },
  '/admin/reports': { at: () => '/admin/reports', sees: only('administrator') },
  '/admin/reports/[reportId]': { at: ({ report }) => report, sees: only('administrator') },
};

let server: ProductionServer;
test.describe.configure({ mode: 'serial' });
test.afterAll(() => server.stop());

test('every page and download, for nobody, a guest, strangers, learners, instructors and an administrator', async () => {
  test.setTimeout(180_000);
  server = await startServer({ name: 'access' });
  const { clients, places } = await people();
  const seen: Record<string, Record<string, Seen>> = {};
  for (const [folder, { at }] of Object.entries(rows)) {
    seen[folder] = {};
    for (const role of roles) seen[folder][role] = await look(clients[role], at(places));
  }
  expect(seen).toEqual(Object.fromEntries(Object.entries(rows).map(([folder, { sees }]) => [folder, sees])));
});

test('there is a row for every page and download', () => {
  const app = path.join(import.meta.dirname, '../../app');
  const folders = fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file) && !file.startsWith('api/'))
    .map((file) => `/${path.dirname(file)}`.replace(/\/\([a-z]+\)/g, '').replace(/\/\.$/, '/') || '/');
  expect(Object.keys(rows).sort()).toEqual(folders.sort());
});

async function look(client: FormClient, place: string): Promise<Seen> {
  const page = await client.get(place);
  if (page.status === 404 || page.status === 401) return 'refused';
  const { pathname } = new URL(page.url);
  if (pathname === new URL(place, server.origin).pathname) return 'page';
  return pathname === '/sign-in' ? 'sign-in' : 'elsewhere';
}

/** Signs everybody up and in, and makes one of each thing: what is asked for belongs to the instructor or the learner here. */
async function people(): Promise<{ clients: Record<Role, FormClient>; places: Places }> {
  const clients = Object.fromEntries(roles.map((role) => [role, new FormClient(server.origin)])) as Record<
    Role,
    FormClient
  >;
  await clients.guest.submit(await clients.guest.get('/'), 'First question');
  for (const role of members) await signUp(clients[role], role);
  await accept(clients.administrator, invited(server, 'administrator'));
  for (const role of ['instructor', 'other instructor'] as const)
    await accept(clients[role], invited(server, 'instructor'));
  const other = await teach(clients['other instructor']);
  await join(clients['learner elsewhere'], other.code);
  const here = await teach(clients.instructor);
  const learner = clients['learner here'];
  const assignment = await join(learner, here.code);
  const sitting = await learner.submit(await learner.get(assignment), 'Begin');
  const question = await learner.submit(await learner.get('/practice'), 'Start mixed practice');
  const answered = await learner.submit(question, 'Submit', anyAnswer(question));
  await learner.submit(answered, 'Send the report', { words: 'The exhibit is odd.' });
  const shared = await learner.submit(answered, 'Share');
  const reports = await clients.administrator.get('/admin/reports');
  return {
    clients,
    places: {
      attempt: question.url.split('/').at(-1) ?? '',
      share: new URL(shared.url).pathname,
      invite: invited(server, 'instructor'),
      class: here.class,
      quiz: here.quiz,
      assignment: assignment.split('/').at(-1) ?? '',
      sitting: new URL(sitting.url).pathname,
      report: linkIn(reports, /^\/admin\/reports\/\w+/),
    },
  };
}
