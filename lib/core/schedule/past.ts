import type { Candidate, Shown } from './candidate';
import { day, type Cards } from './card';

/** What the recent past says about the next question. */
export type Past = {
  last: Candidate | undefined;
  /** The rule sets of the last two questions. */
  ruleSets: ReadonlySet<string>;
  /** Families shown within twelve hours. */
  repeated: ReadonlySet<string>;
  /** Families whose last answer, at least three questions ago but in this session, showed a misconception. */
  owed: ReadonlySet<string>;
  /** Rules met for the first time today. */
  metToday: number;
};

/** A day of learning: shorter than 24 hours, so that tomorrow's session may begin earlier than today's. */
const today = (16 / 24) * day;

const halfDay = day / 2;

/** Reads the past once, from the newest question (the last) back to the beginning of the day. */
export function pastOf(
  cards: Cards,
  families: readonly Candidate[],
  recent: readonly Shown[],
  now: number,
): Past {
  const byId = new Map(families.map((family) => [family.id, family]));
  const answers = new Map<string, number>();
  const repeated = new Set<string>();
  const owed = new Set<string>();
  for (let back = 1; back <= recent.length; back++) {
    const { family, at, misconception } = recent[recent.length - back] as Shown;
    if (now - at > today) break;
    if (now - at <= halfDay) {
      if (misconception && back > 3 && !repeated.has(family)) owed.add(family);
      repeated.add(family);
    }
    for (const rule of byId.get(family)?.rules ?? []) answers.set(rule, (answers.get(rule) ?? 0) + 1);
  }
  const lastTwo = recent.slice(-2).flatMap(({ family }) => byId.get(family) ?? []);
  return {
    last: byId.get(recent.at(-1)?.family ?? ''),
    ruleSets: new Set(lastTwo.map(ruleSet)),
    repeated,
    owed,
    // A rule all of whose answers are of today was met today; one without a card was named by a family and never asked.
    metToday: [...answers].filter(([rule, count]) => (cards.get(rule)?.reviews ?? Infinity) <= count).length,
  };
}

/** The rules of a family as one text, equal for equal sets. */
export function ruleSet({ rules }: Candidate): string {
  return [...rules].sort().join(' ');
}
