import type { ConnectionReport, StepReport, TraceReport } from '@/lib/core/aws/trace/report';

const meanings: Record<ConnectionReport['outcome'], string> = {
  ESTABLISHED: 'the flow works, there and back',
  FORWARD_BLOCKED: 'the request does not arrive',
  RETURN_BLOCKED: 'the request arrives, the answer does not',
  INDETERMINATE: 'it depends on what is not known or not fixed',
  ONE_WAY_DELIVERED: 'the packet arrives; nobody answers it',
};

/** A walk as text: the outcome, then each way step by step. */
export function textOf(report: ConnectionReport): string {
  const lines = [`${report.outcome}: ${meanings[report.outcome]}.`];
  lines.push('', 'There', ...wayLines(report.forward));
  lines.push('', 'Back', ...(report.return ? wayLines(report.return) : ['  not walked']));
  if (report.branches.length > 1) {
    lines.push('', 'Ways that end differently');
    for (const { choices, outcome } of report.branches) lines.push(`  ${outcome}: ${choices.join(', ')}`);
    if (report.moreBranches) lines.push('  There are more ways than were walked.');
  }
  lines.push(
    ...section(
      'Would have to be known',
      report.unknowns.map(({ at, why }) => `${at}: ${why}`),
    ),
  );
  return lines.join('\n');
}

function wayLines({ disposition, where, hops, steps, blockers, flowLogs }: TraceReport): string[] {
  return [
    `  ${disposition} at ${where}; through ${hops.join(' → ') || 'nothing'}`,
    ...steps.map(stepLine),
    ...(blockers.length > 1
      ? section(
          '  Everything that blocks it',
          blockers.map(({ at, why }) => `${at}: ${why}`),
        )
      : []),
    ...section('  Flow logs', flowLogs),
  ];
}

/** Columns of a line, and where the sentence of a step begins. */
const width = 100;
const margin = 50;

function stepLine({ n, kind, detail, verdict, rule, why, code }: StepReport): string {
  const what = [kind, detail, verdict].filter(Boolean).join(' ');
  const [first, ...others] = wrapped(`${why} [${code ? `${code}, ` : ''}${rule}]`, width - margin);
  const lines = [
    `  ${String(n).padStart(3)}  ${what}`.padEnd(margin) + (first ?? ''),
    ...others.map((line) => ' '.repeat(margin) + line),
  ];
  return lines.join('\n');
}

/** In lines of words; a word that is longer than a line stays whole, because ids are copied. */
function wrapped(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}
