import pLimit from 'p-limit';
import { parseArguments } from './arguments';
import { checkNetwork, type Report } from './netns/check-network';
import { sayReport } from './netns/say';
import { keep, tidyUp, tidyUpAfterOthers, tidyUpAtTheEnd } from './netns/tidy-up';
import { whyNot } from './netns/tools';

/**
 * Holds the walk of a packet to what a real kernel does: builds random networks of network namespaces, opens
 * connections in them, and compares what happens with what `trace` says. Needs root; where it cannot run it says why and
 * ends well. See `netns/plan.ts` for where a kernel and AWS differ.
 */
const usage = 'Use: npm run netns [-- --topologies N --seed S --keep]';
const most = { topologies: 100_000, seed: 0x7fff0000 };
/** Networks at a time: while one waits for answers that do not come, others are built. */
const together = 4;

async function main(words: string[]): Promise<number> {
  const given = parseArguments(words, { flags: ['keep'], options: ['topologies', 'seed'] });
  if (typeof given === 'string') return misuse(given);
  if (given.words.length > 0) return misuse(`There is one word too many: ${given.words[0]}.`);
  const count = wholeNumber(given.options.get('topologies') ?? '20', 1, most.topologies);
  const seed = wholeNumber(given.options.get('seed') ?? '1', 0, most.seed);
  if (count === null) return misuse(`--topologies is a number from 1 to ${most.topologies}.`);
  if (seed === null) return misuse(`--seed is a number from 0 to ${most.seed}.`);
  const reason = whyNot();
  if (reason !== null) {
    console.log(`skipped: ${reason}`);
    return 0;
  }
  tidyUpAfterOthers();
  tidyUpAtTheEnd();
  const reports = await checkAll(count, seed, given.flags.has('keep'));
  return sum(reports);
}

async function checkAll(count: number, seed: number, isKept: boolean): Promise<Report[]> {
  const limit = pLimit(together);
  const reports = await Promise.all(
    Array.from({ length: count }, (_, at) =>
      limit(async () => {
        const report = await checkNetwork(seed + at);
        if (!isKept) tidyUp(seed + at);
        console.log(sayReport(report));
        return report;
      }),
    ),
  );
  if (isKept) {
    keep();
    console.log('The namespaces are kept (ip netns list) until the next run.');
  }
  return reports;
}

function sum(reports: readonly Report[]): number {
  const add = (count: (one: Report) => number): number => reports.reduce((all, one) => all + count(one), 0);
  const wrong = add(({ disagreements }) => disagreements.length);
  const of = (outcome: string): string => `${add(({ outcomes }) => outcomes[outcome] ?? 0)} ${outcome}`;
  console.log(
    [
      `${reports.length} networks, ${add(({ pairs }) => pairs)} pairs, ${add(({ flows }) => flows)} flows`,
      `(${of('ESTABLISHED')}, ${of('FORWARD_BLOCKED')}, ${of('RETURN_BLOCKED')};`,
      `${add(({ divided }) => divided)} hang on the client's port)`,
      `in ${performance.now() < 10_000 ? (performance.now() / 1000).toFixed(1) : Math.round(performance.now() / 1000)} s:`,
      wrong === 0 ? 'engine and kernel agree on every one.' : `engine and kernel disagree on ${wrong}.`,
    ].join(' '),
  );
  return wrong === 0 ? 0 : 1;
}

function wholeNumber(text: string, least: number, greatest: number): number | null {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  return value >= least && value <= greatest ? value : null;
}

function misuse(sentence: string): number {
  console.error(`${sentence}\n${usage}`);
  return 2;
}

process.exitCode = await main(process.argv.slice(2));
