import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No violation of any rule of axe on the page as it is now (WCAG 2.2 AA and good practice), and no sideways scrolling of the page itself. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`),
  ).toEqual([]);
  const [inner, wide] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
  ]);
  expect(wide, 'the page scrolls sideways').toBeLessThanOrEqual(inner ?? 0);
}

/** The same in both themes. A theme changes colours only, so in the dark the rules about colours are asked. */
export async function expectAccessibleInBothThemes(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const colours = ['color-contrast', 'link-in-text-block'];
  const { violations } = await new AxeBuilder({ page }).withRules(colours).analyze();
  expect(violations.map(({ id, nodes }) => `dark ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
}
