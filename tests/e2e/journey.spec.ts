import { expect, test, type Page } from '@playwright/test';
import { answerForm, fillIn, submit } from './answering';
import { expectAccessibleInBothThemes } from './axe';

const topics = ['Addresses and blocks', 'Network ACLs', 'Route selection', 'Cross-zone load balancing'];

/** Answers questions of a topic until one is wrong. */
async function untilWrong(page: Page): Promise<void> {
  for (let tries = 0; tries < 12; tries++) {
    await fillIn(page, tries % 2 === 0 ? 'first' : 'last');
    if ((await submit(page)) === 'wrong') return;
    await page.getByRole('button', { name: 'Another like this' }).click();
    await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
  }
  throw new Error('twelve answers at random were all right');
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled });

    test('a new person is at their first question after one click, and at its feedback after choosing and submitting', async ({
      page,
    }) => {
      await page.goto('/');
      await page.getByRole('button', { name: /First question/ }).click();
      await expect(page).toHaveURL(/\/practice\/[a-z0-9]+$/);
      await fillIn(page);
      await submit(page);
      await expect(page.getByRole('heading', { name: 'Why' })).toBeVisible();
      await page.reload();
      await expect(page.locator('[data-verdict]')).toBeVisible();
    });

    test('lesson, checkpoint, every topic, a mistake and its reason, another, only what was wrong, share, history', async ({
      page,
      browser,
    }) => {
      test.setTimeout(120_000);
      await page.goto('/lessons');
      await page
        .getByRole('link', { name: /Network ACLs/ })
        .first()
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'Network ACLs' })).toBeVisible();
      await page
        .getByRole('region', { name: 'Checkpoint 1' })
        .getByRole('button', { name: 'Ask me' })
        .click();
      await expect(page).toHaveURL(/checkpoint=/);
      await fillIn(page);
      await submit(page);
      for (const topic of topics) {
        await page.goto('/practice');
        await page.getByRole('button', { name: `Practise ${topic}`, exact: true }).click();
        await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
        if (topic === 'Route selection') await untilWrong(page);
        else {
          await fillIn(page);
          await submit(page);
        }
      }
      await page.goto('/practice');
      await page.getByRole('button', { name: 'Practise Route selection', exact: true }).click();
      await untilWrong(page);
      await expect(page.locator('[data-verdict]')).toContainText('The key is');
      await page.getByRole('button', { name: 'Another like this' }).click();
      await page.getByRole('button', { name: /Hint/ }).click();
      await expect(page.getByRole('list', { name: 'Hints taken' }).getByRole('listitem')).toHaveCount(1);
      await fillIn(page);
      await submit(page);
      const answered = page.url();
      await page.goto('/practice?show=wrong');
      await page.getByRole('button', { name: /Start what I got wrong/ }).click();
      await expect(page).toHaveURL(/\/practice\//);
      await page.goto(answered);
      await page.getByRole('button', { name: 'Share' }).click();
      await expect(page).toHaveURL(/\/s\//);
      const friend = await browser.newContext({ javaScriptEnabled });
      const theirs = await friend.newPage();
      await theirs.goto(page.url());
      await theirs.getByRole('button', { name: /Start this question/ }).click();
      await expect(theirs.getByRole('button', { name: /^Submit/ })).toBeVisible();
      expect((await theirs.goto(answered))?.status()).toBe(404);
      await friend.close();
      await page.goto('/progress');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('questions answered');
      await page.getByRole('region', { name: 'History, table' }).getByRole('link').last().click();
      await expect(page.locator('[data-verdict]')).toBeVisible();
    });

    test('a slip of format costs nothing and keeps what was typed', async ({ page }) => {
      await page.goto('/practice');
      await page
        .getByRole('button', { name: /^Start The n-th subnet/ })
        .first()
        .click();
      await answerForm(page).getByRole('textbox').fill('10.0.0.0.24');
      await page.getByRole('button', { name: /^Submit/ }).click();
      await expect(page.getByRole('alert').filter({ hasText: 'This costs nothing' })).toBeVisible();
      await expect(answerForm(page).getByRole('textbox')).toHaveValue('10.0.0.0.24');
      await expect(page.locator('[data-verdict]')).toHaveCount(0);
    });
  });
}

test('the exhibits of the lessons answer to the keyboard', async ({ page }) => {
  await page.goto('/lessons/network-acls');
  const packet = page.getByRole('textbox', { name: /A packet/ });
  await packet.fill('198.51.100.9 tcp 22');
  await page.getByRole('button', { name: 'Fire it' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Allowed by 110' })).toBeVisible();
  await page.getByRole('button', { name: 'Packet 2' }).press('Enter');
  const number = page.getByRole('textbox', { name: 'Number of rule 90' });
  await number.fill('0');
  await number.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'from 1 to 32766' })).toBeVisible();
  await expect(number).toHaveValue('0');
  await number.fill('105');
  await number.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: 'Allowed by 100' })).toBeVisible();
  await page.goto('/lessons/cross-zone-load-balancing');
  const shares = page.getByRole('group', { name: 'Shares as a table' }).first();
  await expect(shares).toContainText('6.25 %');
  await page
    .getByRole('switch', { name: /Cross-zone off/ })
    .first()
    .press('Space');
  await expect(shares).toContainText('10 %');
  await page.getByRole('checkbox', { name: 'b8' }).press('Space');
  await expect(shares).toContainText('11.11 %');
  await page.goto('/lessons/route-tables');
  await page.getByRole('textbox', { name: 'Destination of the packet' }).first().fill('10.12.0.1');
  await expect(
    page
      .getByRole('status')
      .filter({ hasText: /only destination|preferred/ })
      .first(),
  ).toBeVisible();
  await page.goto('/lessons/vpc-cidr-planning');
  await expect(page.getByRole('img').first()).toBeVisible();
});

test('a question is answered by keyboard alone', async ({ page }) => {
  await page.goto('/practice');
  await page.getByRole('button', { name: /^Start The longest prefix wins/ }).click();
  await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByRole('radio').nth(1)).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-verdict]')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
});

test('an open question holds neither key nor seed nor refutation, and every HTML response has its policy', async ({
  page,
  request,
}) => {
  await page.goto('/');
  await page.getByRole('button', { name: /First question/ }).click();
  await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
  const html = await page.content();
  for (const secret of [
    'refutations',
    'rationale',
    'seed',
    'key',
    'keyText',
    'scenario',
    'reveal',
    'reasons',
  ])
    // As a property in a script, where quotes are escaped, or in an attribute.
    expect(html).not.toMatch(new RegExp(`"${secret}\\\\?":`));
  for (const path of ['/', '/nowhere', '/practice', '/lessons']) {
    const response = await request.get(path, { headers: { purpose: 'prefetch' } });
    const policy = response.headers()['content-security-policy'] ?? '';
    expect(policy, path).toContain("script-src 'self' 'nonce-");
    expect(policy).not.toMatch(/unsafe-eval|unsafe-inline/);
    expect(response.headers()['referrer-policy']).toBe('same-origin');
  }
});

for (const width of [1280, 360])
  test(`every page is accessible in both themes, ${width} wide`, async ({ page }) => {
    test.setTimeout(300_000);
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/.test(message.text())) refused.push(message.text());
    });
    await page.setViewportSize({ width, height: 800 });
    for (const path of [
      '/',
      '/lessons',
      '/lessons/vpc-cidr-planning',
      '/lessons/route-tables',
      '/lessons/network-acls',
      '/lessons/cross-zone-load-balancing',
      '/practice',
      '/practice?show=wrong',
      '/progress',
      '/rules',
      '/nowhere',
    ]) {
      await page.goto(path);
      await expectAccessibleInBothThemes(page);
    }
    for (const topic of topics) {
      await page.goto('/practice');
      await page.getByRole('button', { name: `Practise ${topic}`, exact: true }).click();
      await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
      await expectAccessibleInBothThemes(page);
      await fillIn(page);
      await submit(page);
      await expectAccessibleInBothThemes(page);
    }
    await page.goto('/progress');
    await expectAccessibleInBothThemes(page);
    await page.goto('/');
    await expectAccessibleInBothThemes(page);
    expect(refused).toEqual([]);
  });
