import { expect, type Locator, type Page } from '@playwright/test';

/** The form of the open question. */
export function answerForm(page: Page): Locator {
  return page.locator('form', { has: page.getByRole('button', { name: /^Submit/ }) });
}

/** Fills in an answer that can be read; whether it is right does not matter. */
export async function fillIn(page: Page, which: 'first' | 'last' = 'first'): Promise<void> {
  const form = answerForm(page);
  await expect(page.getByRole('button', { name: /^Submit/ })).toBeVisible();
  const radios = form.getByRole('radio');
  const boxes = form.getByRole('checkbox');
  const places = form.getByRole('combobox');
  if (await radios.count()) return radios[which]().check({ force: true });
  if (await boxes.count()) {
    const legend = (await form.locator('legend').first().textContent()) ?? '';
    const count =
      ['one', 'two', 'three', 'four', 'five'].findIndex((word) => legend.includes(`Choose ${word}`)) + 1;
    for (let i = 0; i < Math.max(1, count); i++)
      await boxes.nth(which === 'first' ? i : (await boxes.count()) - 1 - i).check({ force: true });
    return;
  }
  if (await places.count()) {
    const total = await places.count();
    for (let i = 0; i < total; i++)
      await places.nth(i).selectOption(String(which === 'first' ? i + 1 : total - i));
    return;
  }
  const prefix = (await form.getByRole('textbox', { name: 'Your prefix', exact: true }).count()) > 0;
  const address = (await form.getByRole('textbox', { name: 'Your address', exact: true }).count()) > 0;
  await form.getByRole('textbox').fill(prefix ? '203.0.113.0/24' : address ? '203.0.113.9' : '7');
}

/** Submits and waits for the feedback; the verdict. */
export async function submit(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Submit/ }).click();
  const verdict = page.locator('[data-verdict]');
  await expect(verdict).toBeVisible();
  return (await verdict.getAttribute('data-verdict')) ?? '';
}
