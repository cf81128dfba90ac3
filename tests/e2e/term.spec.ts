import { expect, test } from '@playwright/test';
import { FormClient } from '@/scripts/form-client';
import { startServer, type ProductionServer } from '@/scripts/production-server';
import { fillIn, submit } from './answering';
import { accept, invited, signUp, teach } from './by-forms';

const password = 'four words you like';
let server: ProductionServer;
test.beforeAll(async () => {
  server = await startServer({ name: 'term' });
});
test.afterAll(() => server.stop());

test('from a guest’s first question to the instructor’s scores', async ({ page, browser }) => {
  test.setTimeout(180_000);
  await page.goto(server.origin);
  await page.getByRole('button', { name: /First question/ }).click();
  for (let i = 0; i < 3; i++) {
    await fillIn(page);
    await submit(page);
    await page.getByRole('button', { name: /^Next/ }).click();
    await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
  }
  await page.goto(`${server.origin}/sign-up`);
  await page.getByLabel('Name').fill('Ada');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Make the account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Account', exact: true })).toBeVisible();

  // The next day: the server is killed and comes back with its clock moved.
  await server.kill();
  await server.restart({ HOPWISE_CLOCK_OFFSET: String(26 * 3600) });
  await page.goto(`${server.origin}/review`);
  await page.getByRole('button', { name: /^Start reviewing/ }).click();
  await fillIn(page);
  await submit(page);
  await page.goto(`${server.origin}/progress`);
  await expect(page.getByRole('heading', { name: '4 questions answered' })).toBeVisible();

  const instructor = new FormClient(server.origin);
  await signUp(instructor, 'grace');
  await accept(instructor, invited(server, 'instructor'));
  const { code, class: place } = await teach(instructor);

  await page.getByRole('link', { name: 'Classes' }).click();
  await page.getByLabel('Join code').fill(code);
  await page.getByRole('button', { name: 'Join' }).click();
  await page.getByRole('link', { name: 'Week 1' }).click();
  await page.getByRole('button', { name: 'Begin' }).click();
  await page.getByRole('textbox').fill('7');
  await page.getByRole('button', { name: /^Save and review/ }).click();
  await page.getByRole('button', { name: 'Hand in' }).click();
  await expect(page.getByRole('heading', { name: /of 1 point/ })).toBeVisible();

  const teacher = await (await browser.newContext()).newPage();
  await teacher.goto(`${server.origin}/sign-in`);
  await teacher.getByLabel('E-mail').fill('grace@example.org');
  await teacher.getByLabel('Password').fill(password);
  await teacher.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(teacher.getByRole('link', { name: 'Teach' })).toBeVisible();
  await teacher.goto(`${server.origin}${place}`);
  await teacher.getByRole('link', { name: 'Week 1' }).click();
  await expect(
    teacher.getByRole('cell', { name: 'Ada' }).or(teacher.getByRole('rowheader', { name: 'Ada' })),
  ).toBeVisible();
  const [file] = await Promise.all([
    teacher.waitForEvent('download'),
    teacher.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.csv$/);
});
