import { expect, test, type Page } from '@playwright/test';
import { startServer, type ProductionServer } from '@/scripts/production-server';
import { fillIn, submit } from './answering';
import { expectAccessibleInBothThemes } from './axe';

// A server of its own: it is killed, and started again on another day.
let server: ProductionServer;
test.beforeAll(async () => {
  server = await startServer({ name: 'people' });
});
test.afterAll(() => server.stop());

const day = 86_400;
const password = 'four words you like';

async function signUp(page: Page, email: string): Promise<void> {
  await page.goto(`${server.origin}/sign-up`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Account', exact: true })).toBeVisible();
}

async function signIn(page: Page, email: string, word = password): Promise<void> {
  await page.goto(`${server.origin}/sign-in`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(word);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${server.origin}/account`);
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
}

async function answerOne(page: Page): Promise<void> {
  await page.goto(`${server.origin}/practice`);
  await page.getByRole('button', { name: /^Start mixed practice/ }).click();
  await fillIn(page);
  await submit(page);
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a guest practises, makes an account, keeps everything, and reviews on another day', async ({
      page,
    }) => {
      test.setTimeout(120_000);
      const email = `ada-${javaScriptEnabled}@example.org`;
      for (let i = 0; i < 3; i++) await answerOne(page);
      await signUp(page, email);
      await expect(page.getByRole('status').first()).toContainText('Everything you answered here before');
      await page.goto(`${server.origin}/progress`);
      await expect(page.getByRole('heading', { name: '3 questions answered' })).toBeVisible();
      await signOut(page);

      await server.kill();
      await server.restart({ HOPWISE_CLOCK_OFFSET: String(20 * day) });
      await signIn(page, email);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(/rules? (is|are) due, about/);
      await page.goto(`${server.origin}/review`);
      await page.getByRole('button', { name: /^Start reviewing/ }).click();
      for (let i = 0; i < 40; i++) {
        await fillIn(page);
        await submit(page);
        await page.getByRole('button', { name: /^Next/ }).click();
        const over = page.getByRole('heading', { name: 'That was all for today' });
        await expect(over.or(page.getByRole('button', { name: /^Submit/ }))).toBeVisible();
        if (await over.isVisible()) break;
      }
      await expect(page.getByRole('heading', { name: 'That was all for today' })).toBeVisible();
      await server.kill();
      await server.restart();
    });

    test('signing in offers to take a guest’s answers along', async ({ page }) => {
      const email = `merge-${javaScriptEnabled}@example.org`;
      await signUp(page, email);
      await signOut(page);
      await answerOne(page);
      await signIn(page, email);
      await expect(page.getByRole('heading', { name: 'Take your answers along?' })).toBeVisible();
      await page.getByRole('button', { name: 'Take it into my account' }).click();
      await expect(page.getByRole('heading', { name: 'One question answered' })).toBeVisible();
    });
  });
}

test('a slip says what is not right and keeps what was typed; nothing tells who has an account', async ({
  page,
}) => {
  await page.goto(`${server.origin}/sign-up`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada at example');
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByText('Write an e-mail address, such as ada@example.org.')).toBeVisible();
  await expect(page.getByLabel('Name')).toHaveValue('Ada');
  await signUp(page, 'known@example.org');
  await signOut(page);
  const said: (string | null)[] = [];
  for (const email of ['known@example.org', 'unknown@example.org']) {
    await signIn(page, email, 'a guess, and a wrong one');
    const alert = page.getByRole('main').getByRole('alert');
    await expect(alert).toBeVisible();
    said.push(await alert.textContent());
  }
  expect(said[0]).toBe(said[1]);
});

test('changing the password signs every device out; deleting the account needs it and leaves nothing', async ({
  page,
  browser,
}) => {
  const email = 'two-devices@example.org';
  await signUp(page, email);
  const other = await (await browser.newContext()).newPage();
  await signIn(other, email);
  await expect(other.getByRole('link', { name: 'Ada' })).toBeVisible();
  await page.getByLabel('Current password').fill(password);
  await page.getByLabel('New password').fill('another four words');
  await page.getByRole('button', { name: 'Change the password' }).click();
  await expect(page.getByRole('status')).toContainText('Your password is changed');
  await other.goto(`${server.origin}/account`);
  await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  await signIn(page, email, 'another four words');
  await page.getByRole('link', { name: 'Ada' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Account', exact: true })).toBeVisible();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Download everything/ }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('hopwise.json');
  await page.getByLabel('Your password, to be sure').fill('a guess, and a wrong one');
  await page.getByRole('button', { name: /^Delete my account/ }).click();
  await expect(page.getByText('This is not your password, so nothing was deleted.')).toBeVisible();
  await page.getByLabel('Your password, to be sure').fill('another four words');
  await page.getByRole('button', { name: /^Delete my account/ }).click();
  await expect(page.getByRole('status')).toContainText('deleted');
  await signIn(page, email, 'another four words');
  await expect(page.getByText('do not belong together')).toBeVisible();
});

for (const width of [1280, 360])
  test(`the pages of an account are accessible in both themes, ${width} wide`, async ({ browser }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    for (const path of ['/sign-in', '/sign-up', '/review', '/reset/invented']) {
      await page.goto(`${server.origin}${path}`);
      await expectAccessibleInBothThemes(page);
    }
    await answerOne(page);
    await signUp(page, `axe-${width}@example.org`);
    for (const path of ['/account', '/review', '/progress', '/']) {
      await page.goto(`${server.origin}${path}`);
      await expectAccessibleInBothThemes(page);
    }
  });
