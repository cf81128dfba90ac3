import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { fillIn, submit } from './answering';
import { expectAccessible } from './axe';

const password = 'four words I like';

/** Runs the command against the database of these tests; what it prints. */
function admin(origin: string, ...words: string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/tsx/dist/cli.mjs', '--conditions=react-server', 'scripts/admin.ts', ...words],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        DATABASE_URL: `file:${path.join(process.env.HOPWISE_E2E_DATA ?? '', 'e2e.db')}`,
        AUTH_URL: origin,
      },
    },
  );
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout.trim();
}

async function signUp(page: Page, name: string, email: string): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(/\/account/);
}

const unique = (): string => `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });
    // axe itself is a script, and where scripts are off its timers never ring.
    const expectGood = async (page: Page): Promise<void> => {
      if (javaScriptEnabled) await expectAccessible(page);
    };

    test('the first administrator comes from the command, invites an instructor, and settles what a guest reported', async ({
      page,
      browser,
      baseURL,
    }) => {
      test.setTimeout(120_000);
      const mark = unique();
      const link = admin(baseURL ?? '', 'invite', 'administrator');
      await page.goto(link);
      await expect(page.getByText('Sign in or make one, then open this link again')).toBeVisible();
      await expectGood(page);
      expect((await page.goto('/admin'))?.status()).toBe(404);
      await signUp(page, `Ada ${mark}`, `ada-${mark}@example.org`);
      expect((await page.goto('/admin'))?.status()).toBe(404);
      await page.goto(link);
      await expectGood(page);
      await page.getByRole('button', { name: 'Become an administrator' }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Administration' })).toBeVisible();
      await page.goto(link);
      await expect(page.getByRole('heading', { name: 'This invite does not work any more' })).toBeVisible();
      await expectGood(page);

      await page.goto('/admin');
      await expectGood(page);
      await page.getByLabel('Role').selectOption('instructor');
      await page.getByRole('button', { name: 'Make the link' }).first().click();
      const shown = page.getByRole('status').getByText(/\/invite\//);
      await expect(shown).toBeVisible();
      await expectGood(page);
      const invite = (await shown.textContent()) ?? '';
      await page.goto(invite);
      await expect(page.getByText('You are an administrator already')).toBeVisible();

      const teacher = await browser.newContext({ javaScriptEnabled });
      const theirs = await teacher.newPage();
      await signUp(theirs, `Tim ${mark}`, `tim-${mark}@example.org`);
      await theirs.goto(invite);
      await theirs.getByRole('button', { name: 'Become an instructor' }).click();
      await expect(theirs.getByText('You are an instructor now.')).toBeVisible();
      expect((await theirs.goto('/admin'))?.status()).toBe(404);
      await teacher.close();

      const guest = await browser.newContext({ javaScriptEnabled });
      const question = await guest.newPage();
      await question.goto('/');
      await question.getByRole('button', { name: /First question/ }).click();
      await expect(question.getByRole('button', { name: /^Submit/ })).toBeVisible();
      await question.getByText('Report this question').click();
      await question.getByRole('button', { name: 'Send the report' }).click();
      await expect(question.getByRole('alert').filter({ hasText: 'Write what seems wrong' })).toBeVisible();
      await question.getByLabel('What seems wrong?').fill(`The stem is odd, ${mark}.`);
      await expectGood(question);
      await question.getByRole('button', { name: 'Send the report' }).click();
      await expect(question.getByRole('status').filter({ hasText: 'Thank you' })).toBeVisible();
      await fillIn(question);
      await submit(question);
      await question.getByText('Report this question').click();
      await question.getByLabel('What seems wrong?').fill(`The key is odd, ${mark}.`);
      await expectGood(question);
      await question.getByRole('button', { name: 'Send the report' }).click();
      await expect(question.getByRole('status').filter({ hasText: 'Thank you' })).toBeVisible();
      await expectGood(question);
      expect((await question.goto('/admin/reports'))?.status()).toBe(404);
      await guest.close();

      await page.goto('/admin/reports');
      await expectGood(page);
      const row = page.getByRole('row').filter({ hasText: `The key is odd, ${mark}.` });
      await expect(row).toContainText('Open');
      await expect(row).toContainText('a guest');
      await expect(page.getByText(`The stem is odd, ${mark}.`)).toHaveCount(0);
      await row.getByRole('link').click();
      await expect(page.getByText(`The key is odd, ${mark}.`)).toBeVisible();
      await expect(page.getByText(/npm run -s family -- show [a-z/-]+ --seed \d+/)).toBeVisible();
      await expectGood(page);
      await page.getByRole('button', { name: 'Settle' }).click();
      await expect(page.getByRole('heading', { name: 'Settled' })).toBeVisible();
      await page.getByRole('button', { name: 'Open it again' }).click();
      await expect(page.getByRole('heading', { name: 'Open', exact: true })).toBeVisible();
      await page.getByRole('button', { name: 'Settle' }).click();
      await expect(page.getByRole('heading', { name: 'Settled' })).toBeVisible();

      await page.goto('/admin');
      const tim = page.getByRole('listitem').filter({ hasText: `tim-${mark}@example.org` });
      await tim.getByRole('button', { name: /Take the role away/ }).click();
      await expect(tim).toHaveCount(0);
    });

    test('a forgotten password is chosen anew by a link, of an administrator or of the command', async ({
      page,
      browser,
      baseURL,
    }) => {
      test.setTimeout(60_000);
      const mark = unique();
      await signUp(page, `Ada ${mark}`, `ada-${mark}@example.org`);
      await page.goto(admin(baseURL ?? '', 'invite', 'administrator'));
      await page.getByRole('button', { name: 'Become an administrator' }).click();
      await page.getByLabel('E-mail of the account').fill(`bob-${mark}@example.org`);
      await page.getByRole('button', { name: 'Make the link' }).last().click();
      await expect(page.getByRole('alert').filter({ hasText: 'no account with this e-mail' })).toBeVisible();
      await expectGood(page);

      const other = await browser.newContext({ javaScriptEnabled });
      const bob = await other.newPage();
      await signUp(bob, `Bob ${mark}`, `bob-${mark}@example.org`);
      await page.getByLabel('E-mail of the account').fill(`bob-${mark}@example.org`);
      await page.getByRole('button', { name: 'Make the link' }).last().click();
      const shown = page.getByRole('status').getByText(/\/reset\//);
      await expect(shown).toBeVisible();
      // The second is made when the first was used: a new password ends every link.
      const links = [
        async () => (await shown.textContent()) ?? '',
        async () => admin(baseURL ?? '', 'reset-password', `bob-${mark}@example.org`),
      ];
      for (const [n, make] of links.entries()) {
        const link = await make();
        await bob.goto(link);
        await expectGood(bob);
        await bob.getByRole('textbox', { name: 'New password' }).fill(`${password}, part ${n}`);
        await bob.getByRole('button', { name: 'Keep this password' }).click();
        await expect(bob.getByText('Your new password is kept')).toBeVisible();
        await bob.getByLabel('E-mail').fill(`bob-${mark}@example.org`);
        await bob.getByLabel('Password').fill(`${password}, part ${n}`);
        await bob.getByRole('button', { name: 'Sign in', exact: true }).click();
        await expect(bob).toHaveURL(/\/$/);
        await bob.goto(link);
        await expect(bob.getByRole('heading', { name: 'This link is used up' })).toBeVisible();
      }
      await other.close();
    });
  });
