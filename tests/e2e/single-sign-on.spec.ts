import { expect, test } from '@playwright/test';
import { startServer, type ProductionServer } from '@/scripts/production-server';
import { startIdentityProvider, type Person } from '@/tests/support/identity-provider';
import { fillIn, submit } from './answering';

test.describe.configure({ mode: 'serial' });

const ada: Person = { sub: 'ada', name: 'Ada', email: 'ada@example.org', email_verified: true };
let person = ada;
let provider: Awaited<ReturnType<typeof startIdentityProvider>>;
let server: ProductionServer;

test.beforeAll(async () => {
  provider = await startIdentityProvider(() => person);
  server = await startServer({
    name: 'single-sign-on',
    settings: {
      AUTH_OIDC_ISSUER: provider.issuer,
      AUTH_OIDC_ID: 'hopwise',
      AUTH_OIDC_SECRET: 'a secret between the two',
      AUTH_OIDC_NAME: 'The university',
    },
  });
});
test.afterAll(async () => {
  await server.stop();
  await provider.stop();
});

for (const javaScriptEnabled of [true, false])
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('the same person of the provider is the same learner, and a guest’s answers are offered', async ({
      page,
    }) => {
      person = ada;
      await page.goto(server.address);
      await page.getByRole('button', { name: /First question/ }).click();
      await fillIn(page);
      await submit(page);
      await page.goto(`${server.address}/sign-in`);
      await page.getByRole('button', { name: 'Go on with The university' }).click();
      await page.getByRole('button', { name: 'Take it into my account' }).click();
      await expect(page.getByRole('heading', { name: /questions? answered/ })).toBeVisible();
      await page.goto(`${server.address}/account`);
      await expect(page.getByLabel('E-mail')).toHaveValue('ada@example.org');
      await expect(page.getByText('comes through oidc')).toBeVisible();
    });
  });

test('an equal e-mail never joins two accounts', async ({ page }) => {
  person = { ...ada, sub: 'somebody else' };
  await page.goto(`${server.address}/sign-in`);
  await page.getByRole('button', { name: 'Go on with The university' }).click();
  await expect(page.getByRole('link', { name: 'Ada' })).toBeVisible();
  await page.goto(`${server.address}/account`);
  await expect(page.getByLabel('E-mail')).toHaveValue('');
  await page.goto(`${server.address}/progress`);
  await expect(page.getByRole('heading', { name: 'No questions answered yet' })).toBeVisible();
});
