import type { Trace } from '@/lib/core/aws/trace/trace';
import type { Disagreement, Report } from './check-network';
import { formatFlow } from './flow';

/** One line about a network, and the whole walk of each flow on which engine and kernel disagree. */
export function sayReport({
  seed,
  vpcs,
  subnets,
  pairs,
  flows,
  outcomes,
  divided,
  disagreements,
}: Report): string {
  const counts = ['ESTABLISHED', 'FORWARD_BLOCKED', 'RETURN_BLOCKED'].map(
    (one) => `${outcomes[one] ?? 0} ${one}`,
  );
  const line = [
    `seed ${seed}: ${vpcs} VPCs, ${subnets} subnets, ${pairs} pairs, ${flows} flows (${counts.join(', ')};`,
    `${divided} hang on the client's port): ${flows - disagreements.length} agree, ${disagreements.length} disagree`,
  ].join(' ');
  return [line, ...disagreements.map((one) => sayDisagreement(one, seed))].join('\n');
}

function sayDisagreement({ flow, says, expected: { connection } }: Disagreement, seed: number): string {
  return [
    `  ${formatFlow(flow)}`,
    `  ${says}`,
    ...steps('there', connection.forward),
    ...(connection.return ? steps('back', connection.return) : []),
    `  Again: npm run netns -- --topologies 1 --seed ${seed}`,
  ].join('\n');
}

function steps(direction: string, { steps: walked, disposition }: Trace): string[] {
  return [
    ...walked.map(({ n, rule, why }) => `    ${direction} ${n}. ${why} (${rule})`),
    `    ${direction}: ${disposition}`,
  ];
}
