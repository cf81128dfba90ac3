import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'node-html-parser';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ExhibitView } from '@/app/_item/exhibits';
import { families } from '@/lib/core/families/index';
import { Exhibit } from '@/lib/core/items/exhibit';

/** Parts of other exhibits, which stand beside them in the folder. */
const parts = ['flows', 'table'];
const kinds = Exhibit.options.map((option) => option.shape.kind.value);

/** Every exhibit that the families show in their first twelve instances, before and after the answer. */
const shown = families.flatMap((family) =>
  Array.from({ length: 12 }, (_, seed) => family.variant(seed)).flatMap(({ exhibits, reveal }) => [
    ...exhibits.map((exhibit) => ({ exhibit, when: 'open' })),
    ...reveal.map((exhibit) => ({ exhibit, when: 'answered' })),
  ]),
);

test('every kind has the file of its name, and every file its kind', () => {
  const folder = path.join(import.meta.dirname, '../../app/_item/exhibits');
  const files = fs.readdirSync(folder).map((file) => path.parse(file).name);
  expect(files.sort()).toEqual([...kinds, ...parts].sort());
});

describe.each(kinds)('%s', (kind) => {
  const those = shown.filter(({ exhibit }) => exhibit.kind === kind);
  const draw = (exhibit: Exhibit) => parse(renderToStaticMarkup(<ExhibitView exhibit={exhibit} />));

  test('some family shows it, before the answer and after', () => {
    expect(new Set(those.map(({ when }) => when))).toEqual(new Set(['open', 'answered']));
  });

  test('what it states is there to read and not only drawn', () => {
    for (const { exhibit } of those) {
      const root = draw(exhibit);
      root.querySelectorAll('svg').forEach((drawing) => drawing.remove());
      const text = squeezed(root.textContent);
      for (const stated of statedIn(exhibit)) expect(text, JSON.stringify(exhibit)).toContain(stated);
    }
  });

  test('a drawing has a name, or is kept from who cannot see it', () => {
    for (const { exhibit } of those)
      for (const drawing of draw(exhibit).querySelectorAll('svg'))
        expect(
          drawing.getAttribute('aria-hidden') === 'true' || drawing.getAttribute('aria-label'),
        ).toBeTruthy();
  });

  test('it has one heading, which is its title', () => {
    for (const { exhibit } of those)
      expect(
        draw(exhibit)
          .querySelectorAll('h2')
          .map((one) => squeezed(one.textContent)),
      ).toEqual([squeezed(exhibit.title)]);
  });

  test('a row is marked in words once the answer is given, and before it by nothing', () => {
    for (const { exhibit, when } of those) {
      if (!('rows' in exhibit) || exhibit.kind === 'facts') continue;
      const decides = exhibit.rows.some((row) => row.mark === 'decides');
      if (when === 'open') expect(decides).toBe(false);
      expect(draw(exhibit).querySelector('table')?.textContent.includes('Decides')).toBe(decides);
    }
  });
});

/** Every text an exhibit holds, apart from the words that only its picture's code needs. */
function statedIn(exhibit: Exhibit): string[] {
  const words = new Set(['kind', 'direction', 'mark', 'state', 'crossZone']);
  const walk = (value: unknown): string[] => {
    if (typeof value === 'string') return [squeezed(value)];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, one]) =>
      words.has(name) && typeof one === 'string' && exhibit.kind !== 'route-table' ? [] : walk(one),
    );
  };
  return walk({ ...exhibit, kind: undefined }).filter(
    (text) => !['decides', 'lost', 'not-read', 'none'].includes(text),
  );
}

function squeezed(text: string): string {
  return text.replaceAll('`', '').replace(/\s+/g, ' ').trim();
}
