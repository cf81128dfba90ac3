import { spawnSync } from 'node:child_process';
import { expect } from '@playwright/test';
import type { FormClient, Page } from '@/scripts/form-client';
import type { ProductionServer } from '@/scripts/production-server';

/** Makes an account called `name`, with an e-mail of that name. */
export async function signUp(client: FormClient, name: string): Promise<void> {
  const email = `${name.replace(' ', '-')}@example.org`;
  const fields = { name, email, password: 'four words you like' };
  const made = await client.submit(await client.get('/sign-up'), 'Make the account', fields);
  expect(new URL(made.url).pathname).toBe('/account');
}

/** The path of a link that the command prints. */
export function invited(server: ProductionServer, role: string): string {
  const words = [
    '--conditions=react-server',
    'node_modules/tsx/dist/cli.mjs',
    '--conditions=react-server',
    'scripts/admin.ts',
    'invite',
    role,
  ];
  const run = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: `file:${server.database}` },
  });
  expect(run.stderr).toBe('');
  return new URL(run.stdout.trim()).pathname;
}

/** Opens an invite and becomes what it gives. */
export async function accept(client: FormClient, place: string): Promise<void> {
  await client.submit(await client.get(place), 'Become');
}

/** A class, a quiz of one computed question, and its assignment. */
export async function teach(client: FormClient): Promise<{ class: string; quiz: string; code: string }> {
  const quiz = await client.submit(await client.get('/teach'), 'Write a quiz', { title: 'Week 1' });
  const kinds = await client.get(linkIn(quiz, /add=family|part=family|family/));
  const form = await client.get(linkIn(kinds, /usable-addresses/));
  await client.submit(form, 'Add to the quiz', { count: '1' });
  const group = await client.submit(await client.get('/teach'), 'Make a class', { name: 'Networks' });
  await client.submit(group, 'Assign it');
  const code = /[A-Z]{4}-[A-Z]{4}/.exec(group.html)?.[0] ?? '';
  return { class: new URL(group.url).pathname, quiz: new URL(quiz.url).pathname, code };
}

/** Joins the class; the path of its assignment. */
export async function join(client: FormClient, code: string): Promise<string> {
  return linkIn(await client.submit(await client.get('/classes'), 'Join', { code }), /^\/assignments\/\w+/);
}

/** The first link of the page’s main part that leads there. */
export function linkIn(page: Page, to: RegExp): string {
  const links = page
    .root()
    .querySelectorAll('main a')
    .map((link) => link.getAttribute('href') ?? '');
  const found = links.find((link) => to.test(link));
  if (!found) throw new Error(`${page.url} (${page.status}) has no link to ${to}: ${links.join(' ')}`);
  return found.replaceAll('&amp;', '&');
}
