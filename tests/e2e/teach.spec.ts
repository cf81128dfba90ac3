import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { expectAccessible } from './axe';

const password = 'four words you like';

/** Signs up through the pages; the e-mail is one of its own. */
async function signUp(page: Page, name: string): Promise<string> {
  const email = `${name.toLowerCase()}-${Date.now()}-${Math.round(Math.random() * 1e6)}@example.org`;
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page).toHaveURL(/\/account/);
  return email;
}

/** Gives an account a role as an administrator would. */
function setRole(email: string, role: string): void {
  const db = new Database(path.join(process.env.HOPWISE_E2E_DATA ?? '', 'e2e.db'));
  db.pragma('busy_timeout = 10000');
  const { changes } = db.prepare('UPDATE "Account" SET "role" = ? WHERE "email" = ?').run(role, email);
  db.close();
  expect(changes).toBe(1);
}

async function newPage(browser: Browser, javaScriptEnabled: boolean, width = 1280): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled, viewport: { width, height: 900 } });
  return context.newPage();
}

async function writeQuiz(page: Page, look: (page: Page) => Promise<void>): Promise<void> {
  await page.goto('/teach');
  await page.getByLabel('Title of a new quiz').fill('Week 1');
  await page.getByRole('button', { name: 'Write a quiz' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Week 1' })).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: 'Computed questions' }).click();
  await look(page);
  await page.getByRole('link', { name: 'Usable addresses', exact: false }).first().click();
  await expect(page.getByLabel('How many')).toBeVisible();
  await look(page);
  await page.getByLabel('Must tell this belief apart').selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add to the quiz' }).click();
  await expect(page.getByRole('heading', { name: '1 question' })).toBeVisible();
  await page.getByRole('link', { name: 'Your own, choose one' }).click();
  await page.getByLabel('Question', { exact: true }).fill('A change is planned. When does it begin?');
  await page.getByLabel('Option 1', { exact: true }).fill('At `09:00`');
  await page.getByLabel('Option 2', { exact: true }).fill('At <b>10:00</b>');
  await page.getByLabel('Why option 2 is right or wrong').fill('That is when it ends.');
  await page.getByRole('button', { name: 'Add to the quiz' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Mark which option is right.' })).toBeVisible();
  await expect(page.getByLabel('Option 2', { exact: true })).toHaveValue('At <b>10:00</b>');
  await look(page);
  await page.getByRole('radio', { name: 'Option 1 is right' }).check();
  await page.getByLabel('Explanation').fill('Changes begin at `09:00`.');
  await page.getByRole('button', { name: 'Add to the quiz' }).click();
  await expect(page.getByRole('heading', { name: '2 questions' })).toBeVisible();
  await look(page);
  await page.getByRole('button', { name: /^Move up: A change/ }).click();
  await expect(page.getByRole('listitem').filter({ hasText: 'A change is planned' })).toContainText('1');
  await page.getByRole('button', { name: /^Move down: A change/ }).click();
  await page.getByRole('link', { name: 'Preview' }).click();
  const reasons = page.locator('summary').filter({ hasText: 'Key and reasons' });
  await expect(reasons).toHaveCount(2);
  await expect(page.getByText('Seed 1: what one learner might get')).toBeVisible();
  await reasons.last().click();
  await expect(page.getByText('That is when it ends.')).toBeVisible();
  await look(page);
  await page.getByRole('link', { name: 'Seed 2' }).click();
  await expect(page.getByText('Seed 2: what one learner might get')).toBeVisible();
}

/** Makes the class and assigns the quiz; the join code. */
async function assign(page: Page, look: (page: Page) => Promise<void>): Promise<string> {
  await page.goto('/teach');
  await page.getByLabel('Name of a new class').fill('Networks');
  await page.getByRole('button', { name: 'Make a class' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Networks' })).toBeVisible();
  await look(page);
  const first = await page.getByText(/^[A-Z]{4}-[A-Z]{4}$/).innerText();
  await page.getByRole('button', { name: 'Change the code' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'new join code' })).toBeVisible();
  const code = await page.getByText(/^[A-Z]{4}-[A-Z]{4}$/).innerText();
  expect(code).not.toBe(first);
  await page.getByRole('button', { name: 'Assign it' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Assigned.' })).toBeVisible();
  await look(page);
  return code;
}

for (const javaScriptEnabled of [true, false])
  test(`an instructor assigns a quiz, a learner sits it, the instructor sees the scores ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
  }) => {
    test.setTimeout(400_000);
    // Axe runs in the page, so only where scripts do.
    const look = async (page: Page): Promise<void> => {
      if (!javaScriptEnabled) return;
      await expectAccessible(page);
      await page.setViewportSize({ width: 360, height: 800 });
      await expectAccessible(page);
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    const teacher = await newPage(browser, javaScriptEnabled);
    const email = await signUp(teacher, 'Grace');
    expect((await teacher.goto('/teach'))?.status()).toBe(404);
    setRole(email, 'instructor');
    await teacher.goto('/teach');
    await expect(teacher.getByRole('heading', { level: 1, name: 'Begin with a class' })).toBeVisible();
    await look(teacher);
    await writeQuiz(teacher, look);
    const code = await assign(teacher, look);
    const classUrl = teacher.url();

    const learner = await newPage(browser, javaScriptEnabled);
    await learner.goto('/classes');
    await expect(learner.getByRole('heading', { name: 'A class needs an account' })).toBeVisible();
    await look(learner);
    await signUp(learner, 'Linus');
    await learner.goto('/classes');
    await look(learner);
    await learner.getByLabel('Join code').fill('BCDF-GHJK');
    await learner.getByRole('button', { name: 'Join' }).click();
    await expect(learner.getByRole('alert').filter({ hasText: 'No class has this code now' })).toBeVisible();
    await learner.getByLabel('Join code').fill(code.toLowerCase());
    await learner.getByRole('button', { name: 'Join' }).click();
    await expect(learner.getByRole('status').filter({ hasText: 'You have joined' })).toBeVisible();
    await look(learner);
    await learner.getByRole('link', { name: 'Week 1' }).click();
    await look(learner);
    await learner.getByRole('button', { name: 'Begin' }).click();
    await expect(learner).toHaveURL(/\/sittings\//);
    await look(learner);
    const sitting = learner.url().replace(/\?.*/, '');

    const html = await learner.content();
    for (const secret of [
      'refutations',
      'rationale',
      'seed',
      'key',
      'keyText',
      'reveal',
      'reasons',
      'explanation',
    ])
      expect(html).not.toMatch(new RegExp(`"${secret}\\\\?":`));
    await learner.getByRole('textbox').fill('7');
    if (!javaScriptEnabled) await learner.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(learner.getByRole('status')).toHaveText('Saved.');
    await learner.reload();
    await expect(learner.getByRole('textbox')).toHaveValue('7');
    await learner.getByRole('button', { name: /^Save and go on/ }).click();
    await expect(learner).toHaveURL(/slot=2/);
    await expect(learner.getByText('At <b>10:00</b>')).toBeVisible();
    await look(learner);
    await learner.getByRole('radio').first().check({ force: true });
    await learner.getByRole('button', { name: /^Save and review/ }).click();
    await expect(learner.getByRole('heading', { name: 'Everything is filled in' })).toBeVisible();
    await look(learner);

    // The same review stands in a second tab: submitting there again changes nothing.
    const tab = await learner.context().newPage();
    await tab.goto(`${sitting}?slot=review`);
    await learner.getByRole('button', { name: 'Hand in' }).click();
    await expect(learner.getByRole('heading', { level: 1, name: '1 of 2 points' })).toBeVisible();
    await tab.getByRole('button', { name: 'Hand in' }).click();
    await expect(tab.getByRole('heading', { level: 1, name: '1 of 2 points' })).toBeVisible();
    await expect(learner.locator('[data-verdict="wrong"]')).toContainText('The key is');
    await look(learner);
    await learner.getByRole('navigation', { name: 'Questions' }).getByRole('link', { name: /^2/ }).click();
    await expect(learner.locator('[data-verdict="right"]')).toBeVisible();
    await expect(learner.getByText('Changes begin at 09:00.')).toBeVisible();
    await look(learner);
    await learner.goto('/classes');
    await expect(learner.getByText('1 of 2 points')).toBeVisible();
    expect((await learner.goto(classUrl))?.status()).toBe(404);

    await teacher.goto(classUrl.replace(/\?.*/, ''));
    await expect(teacher.getByText('Linus')).toBeVisible();
    await teacher.getByRole('link', { name: 'Week 1' }).click();
    await expect(teacher.getByRole('row').filter({ hasText: 'Linus' }).getByRole('cell').first()).toHaveText(
      '1',
    );
    await look(teacher);
    const csv = await teacher.request.get(`${teacher.url()}/csv`);
    expect(csv.headers()['content-disposition']).toBe('attachment; filename="Week-1.csv"');
    expect(await csv.text()).toMatch(/Linus,c\w+,1,[\dT:.Z-]+,1,2,50,0,1\r\n/);
    expect((await teacher.request.get(sitting)).status()).toBe(404);
    expect((await learner.request.get(`${teacher.url()}/csv`)).status()).toBe(404);

    await teacher.goto('/teach');
    setRole(email, 'learner');
    await teacher.getByLabel('Name of a new class').fill('After hours');
    await teacher.getByRole('button', { name: 'Make a class' }).click();
    await expect(teacher.getByRole('status').filter({ hasText: 'no longer one' })).toBeVisible();
    expect((await teacher.goto('/teach'))?.status()).toBe(404);
  });

test('an order is saved as its items are moved, and what was handed in elsewhere is not changed any more', async ({
  page,
}) => {
  test.setTimeout(120_000);
  setRole(await signUp(page, 'Alan'), 'instructor');
  await page.goto('/teach');
  await page.getByLabel('Title of a new quiz').fill('Orders');
  await page.getByRole('button', { name: 'Write a quiz' }).click();
  await page.getByRole('link', { name: 'Computed questions' }).click();
  await page.getByRole('link', { name: 'Rules in the order that meets a policy' }).click();
  await page.getByRole('button', { name: 'Add to the quiz' }).click();
  await expect(page.getByRole('heading', { name: '1 question' })).toBeVisible();
  const code = await assign(page, async () => undefined);
  await page.goto('/classes');
  await page.getByLabel('Join code').fill(code);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('link', { name: 'Orders' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  const items = page.locator('.option .content');
  const first = await items.first().innerText();
  await page
    .getByRole('button', { name: /^Move .* down$/ })
    .first()
    .click();
  await expect(items.nth(1)).toHaveText(first);
  await expect(page.locator('form p[role="status"]')).toHaveText('Saved.');
  await page.reload();
  await expect(items.nth(1)).toHaveText(first);
  const tab = await page.context().newPage();
  await tab.goto(page.url().replace(/(\?.*)?$/, '?slot=review'));
  await tab.getByRole('button', { name: 'Hand in' }).click();
  await expect(tab.getByRole('heading', { level: 1, name: /points$/ })).toBeVisible();
  await page
    .getByRole('button', { name: /^Move .* down$/ })
    .first()
    .click();
  await expect(page.locator('form p[role="status"]')).toHaveText(
    'This was submitted already, so nothing was changed.',
  );
});
