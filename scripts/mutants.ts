import { beliefs } from '@/lib/core/aws/beliefs';
import type { Belief } from '@/lib/core/aws/rule';
import { parseArguments } from './arguments';
import { runBent, type Verdict } from './mutants/bent-engine';
import { usesOfBelief } from './rules/uses';

const usage = 'Use: npm run -s mutants -- [--only ID] [--count]';

/** The catalogue's own wrong rules; later ones are run when they are asked for by id. */
const catalogue = 48;

/**
 * Bends the engine by each wrong rule and runs its unit tests, of which one at least has to turn red: a wrong rule that
 * survives is a missing test. Tests of `lib/core/aws` come first; all others only where none of those is red.
 */
async function main(): Promise<number> {
  const given = parseArguments(process.argv.slice(2), { flags: ['count'], options: ['only'] });
  if (typeof given === 'string' || given.words.length > 0)
    return refuse(typeof given === 'string' ? `${given}\n${usage}` : usage);
  const only = given.options.get('only');
  const chosen = beliefs.filter(({ id }) =>
    only === undefined ? numberOf(id) <= catalogue : isMeant(id, only),
  );
  if (chosen.length === 0) return refuse(`There is no belief ${only}.`);

  const straight = await runBent({}, everything, true);
  if (straight.red > 0 || straight.passed === 0)
    return refuse(
      straight.red > 0
        ? `The tests have to be green before anything is bent; red is “${straight.first}”.`
        : 'There are no tests to run.',
    );
  console.log(`Without a bend ${straight.passed} tests are green.`);
  const survivors: string[] = [];
  for (const belief of [...chosen].sort(byNumber)) {
    const start = performance.now();
    const { red, first } = await judge(belief, given.flags.has('count'));
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    if (red === 0) survivors.push(belief.id);
    console.log(
      [
        belief.id.padEnd(5),
        red === 0 ? 'survives' : `${red} red`.padEnd(8),
        `${seconds} s`.padStart(6),
        JSON.stringify(belief.bends),
        first ?? '',
      ]
        .join('  ')
        .trimEnd(),
    );
  }
  console.log(`${chosen.length - survivors.length} of ${chosen.length} turn a test red.`);
  if (survivors.length > 0) console.log(`No test tells these from AWS's rules: ${survivors.join(', ')}.`);
  return survivors.length > 0 ? 1 : 0;
}

const everything = ['lib/core/', 'tests/oracle/'];

async function judge({ id, bends }: Belief, count: boolean): Promise<Verdict> {
  // Nothing can turn red that never looks at the switch.
  if (usesOfBelief(id).code.length === 0) return { red: 0, first: 'no code looks at it', passed: 0 };
  if (count) return runBent(bends, everything, true);
  const near = await runBent(bends, ['lib/core/aws/'], false);
  return near.red > 0 ? near : runBent(bends, everything, false);
}

function refuse(sentence: string): number {
  console.error(sentence);
  return 2;
}

function numberOf(id: string): number {
  return Number.parseInt(id.slice(1), 10);
}

/** M20 means M20a, M20b and M20c as well. */
function isMeant(id: string, only: string): boolean {
  return id === only || (/\d$/.test(only) && id.replace(/[a-z]$/, '') === only);
}

function byNumber(a: Belief, b: Belief): number {
  return numberOf(a.id) - numberOf(b.id) || (a.id < b.id ? -1 : 1);
}

process.exitCode = await main();
