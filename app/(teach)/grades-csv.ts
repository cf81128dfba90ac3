import { stringify } from 'csv-stringify/sync';
import type { Grades } from '@/lib/data/grades';

/** The scores as a table for a spreadsheet: a row a learner, a column a question. No cell can act as a formula. */
export function gradesCsv({ learners, questions, possible }: Grades): string {
  const head = ['Learner', 'Learner id', 'Attempts', 'Submitted (UTC)', 'Points', 'Of', 'Percent'];
  const rows = learners.map((one) => [
    one.name,
    one.id,
    String(one.sittings),
    one.submittedAt?.toISOString() ?? '',
    ...(one.earned === null
      ? ['', String(possible), '']
      : [points(one.earned), String(possible), points((100 * one.earned) / possible)]),
    ...questions.map((_, index) => (one.earned === null ? '' : points(one.points[index] ?? 0))),
  ]);
  return stringify([[...head, ...questions.map((one) => `Q${one.slot}`)], ...rows], {
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function points(value: number): string {
  return String(Math.round(value * 100) / 100);
}
