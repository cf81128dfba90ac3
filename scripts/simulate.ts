import { families } from './simulate/course';
import { middle, resamples } from './simulate/interval';
import { study } from './simulate/learner';
import { meanOf, minutesTo, type Curve } from './simulate/minutes';
import { baselines, candidates, type Policy } from './simulate/policies';
import { worlds, type World } from './simulate/worlds';

/**
 * The referee of `lib/core/schedule`: twenty learners, three true memories that no policy sees, and the course of
 * learning.md section 7.
 *
 * The figure is the minutes of practice to 0.90. Each learner takes the course of 45 days with the same minutes
 * every day, from one minute up in steps of 30 %. Knowledge is the mean true probability over the 90 rules on exam
 * day. The figure is where the mean over the learners first reaches 0.90, in minutes of the whole course, feedback
 * included; “never” where 64 minutes a day do not suffice. Intervals: the middle 95 % of 1000 resamples of the
 * learners, the same for every policy. It fails unless both of ours need fewer minutes than every baseline in every
 * world, with the whole interval of the ratio below 1.
 */
const goal = 0.9;
const learners = Array.from({ length: 20 }, (_, n) => n);
const budgets = Array.from({ length: 16 }, (_, n) => 1.3 ** n).concat(64);
const samples = resamples(learners.length, 1000);
const course = families();

function curveOf(world: World, makePolicy: (seed: number) => Policy): Curve {
  const curve: Curve = [];
  for (const budget of budgets) {
    const outcomes = learners.map((n) => study(1000 + n, world, makePolicy(n), budget, course));
    curve.push(outcomes);
    // Far enough above the goal for every resample to reach it.
    if (meanOf(outcomes, learners).knowledge > goal + 0.04) break;
  }
  return curve;
}

function curvesOf(world: World, policies: Record<string, (seed: number) => Policy>): [string, Curve][] {
  return Object.entries(policies).map(([name, makePolicy]) => [name, curveOf(world, makePolicy)]);
}

/** Ours over theirs. Where neither arrives, ours has not won. */
function ratio(ours: Curve, theirs: Curve, sample: readonly number[]): number {
  const value = minutesTo(goal, ours, sample) / minutesTo(goal, theirs, sample);
  return Number.isNaN(value) ? Infinity : value;
}

function minutes(curve: Curve): string {
  const printed = (value: number) => (Number.isFinite(value) ? value.toFixed(0) : 'never');
  const [low, high] = middle(samples.map((sample) => minutesTo(goal, curve, sample)));
  return (
    printed(minutesTo(goal, curve, learners)).padEnd(9) + `${printed(low)} to ${printed(high)}`.padEnd(16)
  );
}

/** Prints one world and says whether ours won in it. */
function report(worldName: string, world: World): boolean {
  const ours = curvesOf(world, candidates);
  let won = true;
  for (const [name, theirs] of curvesOf(world, baselines)) {
    const ratios = ours.map(([, curve]) => {
      const [low, high] = middle(samples.map((sample) => ratio(curve, theirs, sample)));
      if (!(high < 1)) won = false;
      return `${ratio(curve, theirs, learners).toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`.padEnd(
        24,
      );
    });
    console.log(worldName.padEnd(17) + name.padEnd(17) + minutes(theirs) + ratios.join(''));
  }
  for (const [name, curve] of ours) console.log(worldName.padEnd(17) + name.padEnd(17) + minutes(curve));
  return won;
}

const ratioHeads = Object.keys(candidates).map((name) => `${name} / this`.padEnd(24));
console.log('world'.padEnd(17) + 'policy'.padEnd(17) + 'minutes  95 % interval   ' + ratioHeads.join(''));
const won = Object.entries(worlds).map(([name, world]) => report(name, world));
const lost = Object.keys(worlds).filter((_, n) => !won[n]);
console.log(
  lost.length ? `Ours does not win in: ${lost.join(', ')}.` : 'Ours needs the fewest minutes in every world.',
);
process.exitCode = lost.length ? 1 : 0;
