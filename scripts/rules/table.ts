import { beliefs } from '@/lib/core/aws/beliefs';
import { rules } from '@/lib/core/aws/rules';
import { usesOfBelief, usesOfRule, type Uses } from './uses';

/** One line of the table of rules and beliefs: what of it stands where. */
export type Row = { id: string; uses: Uses };

/** Every rule and every belief of the catalogue, in the order of their numbers. */
export function tableOfUses(): Row[] {
  const byNumber = (a: Row, b: Row): number => number(a) - number(b) || (a.id < b.id ? -1 : 1);
  return [
    ...rules.map(({ id }) => ({ id, uses: usesOfRule(id) })).sort(byNumber),
    ...beliefs.map(({ id }) => ({ id, uses: usesOfBelief(id) })).sort(byNumber),
  ];
}

/** The table as text, a line each; a dash where nothing is. */
export function formatTable(rows: readonly Row[]): string {
  const cells = rows.map(({ id, uses }) => [id, short(uses.code), short(uses.tests), listed(uses.families)]);
  const head = ['id', 'code', 'tests', 'families'];
  const widths = head.map((title, at) => Math.max(title.length, ...cells.map((row) => row[at]?.length ?? 0)));
  return [head, ...cells]
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function number({ id }: Row): number {
  return Number.parseInt(id.slice(1), 10);
}

/** The first two files by name, without their folder, and how many more there are. */
function short(files: readonly string[]): string {
  const [first, second, ...more] = files.map((file) => file.replace(/^.*\//, ''));
  return listed([first, second, more.length > 0 ? `+${more.length}` : undefined]);
}

function listed(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ') || '–';
}
