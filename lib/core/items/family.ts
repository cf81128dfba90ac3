import type { BeliefId, RuleId, Switches } from '@/lib/core/aws/rule';
import { belief, bentRules } from '@/lib/core/aws/beliefs';
import { awsRules } from '@/lib/core/aws/rules';
import type { Exhibit } from './exhibit';
import { random, type Random } from './random';
import type { Interaction, Step, Variant } from './variant';

/** The subject folders. A family's id starts with its topic. */
export const topics = ['cidr', 'network-acl', 'routing', 'cross-zone'] as const;
export type Topic = (typeof topics)[number];

/** What a question is about, before it says how it is answered. `S` is what it draws, `A` what the engine answers. */
export type FamilySpec<S, A> = {
  /** `<topic>/<file name>`. */
  id: `${Topic}/${string}`;
  /** Raised whenever the same seed gives another variant. */
  revision: number;
  /** The skill as a short noun phrase, for lists. */
  title: string;
  /** Ids of facts.yaml that the questions examine. */
  facts: readonly string[];
  /** The rules that decide. The first is the one the question hangs on most. */
  rules: readonly RuleId[];
  /** The beliefs that its instances may tell apart. */
  beliefs: readonly BeliefId[];
  /** Slug of the lesson, with `#heading` where it has one. */
  lesson: string;
  /** The only place with dice; null asks for another draw. */
  draw(dice: Random): S | null;
  /** Plain text; `code` in backticks; the last sentence is the question. */
  stem(scene: S): string;
  exhibits(scene: S): Exhibit[];
  /** The exhibits with the answer drawn on: marks, notes, shares. */
  reveal(scene: S): Exhibit[];
  /** Asks the engine. Called with AWS's switches for the key and with each belief's for the wrong answers. */
  answer(scene: S, rules: Switches): A;
  /** The engine's trace as sentences. Never shown before the answer. */
  rationale(scene: S): Step[];
  /** From a nudge to nearly all; none gives the key away. */
  hints(scene: S): string[];
  /** Everything that stem and exhibits state, for programs. Schema in docs/families.md. */
  scenario(scene: S): Variant['scenario'];
};

/** A source of variants. */
export type Family = Omit<
  FamilySpec<never, never>,
  'draw' | 'stem' | 'exhibits' | 'reveal' | 'answer' | 'rationale' | 'hints' | 'scenario'
> & {
  topic: Topic;
  interaction: Interaction['kind'];
  /** The variant of a seed, 0 to 2³¹−1: the same on every machine and day. */
  variant(seed: number): Variant;
  /** The key of that seed under other switches, printed for comparing; null where the scene has none. For contracts. */
  keyUnder(seed: number, rules: Switches): string;
};

/** What the answered part of a variant is made of; each interaction builds it in its own way. */
export type Answered = Pick<
  Variant,
  'interaction' | 'choices' | 'key' | 'keyText' | 'refutations' | 'reasons'
>;

/** A wrong answer that a belief computes on this scene. */
export type Wrong<A> = { belief: BeliefId; answer: A };

const mostDraws = 400;

/** How one interaction makes a question of a scene. */
export type Way<S, A> = {
  kind: Interaction['kind'];
  /** An answer as text that is equal exactly when the answers are. */
  print(answer: A, scene: S): string;
  /** Null where the scene cannot be asked in this way. */
  answered(scene: S, key: A, wrong: Wrong<A>[], dice: Random): Answered | null;
};

/** Joins a spec with a way of answering. Draws again until beliefs give two answers that differ from the key and each other. */
export function makeFamily<S, A>(spec: FamilySpec<S, A>, way: Way<S, A>): Family {
  const { id, revision, title, facts, rules, beliefs, lesson } = spec;
  const topic = id.slice(0, id.indexOf('/')) as Topic;
  return {
    ...{ id, revision, title, facts, rules, beliefs, lesson, topic, interaction: way.kind },
    variant(seed) {
      const { scene, answered } = instance(spec, way, seed);
      // Written out, because spreading objects took a fifth of the time of a variant.
      return {
        family: id,
        revision,
        seed,
        stem: spec.stem(scene),
        exhibits: spec.exhibits(scene),
        interaction: answered.interaction,
        choices: answered.choices,
        key: answered.key,
        keyText: answered.keyText,
        refutations: answered.refutations,
        reasons: answered.reasons,
        rationale: spec.rationale(scene),
        reveal: spec.reveal(scene),
        hints: spec.hints(scene),
        rules: [...rules],
        scenario: spec.scenario(scene),
      };
    },
    keyUnder(seed, switches) {
      const { scene } = instance(spec, way, seed);
      return way.print(spec.answer(scene, switches), scene);
    },
  };
}

function instance<S, A>(
  spec: FamilySpec<S, A>,
  way: Way<S, A>,
  seed: number,
): { scene: S; answered: Answered } {
  for (let n = 0; n < mostDraws; n++) {
    const dice = random(`${spec.id} ${n}`, seed);
    const scene = spec.draw(dice);
    if (scene === null) continue;
    const key = spec.answer(scene, awsRules);
    const wrong = wrongAnswers(spec, way, scene, key);
    const answered = wrong.length < 2 ? null : way.answered(scene, key, wrong, dice);
    if (answered) return { scene, answered };
  }
  throw new Error(`${spec.id} finds no instance for seed ${seed}`);
}

/** What the beliefs compute: each answer once, under the first belief that gives it, and never the key. */
function wrongAnswers<S, A>(spec: FamilySpec<S, A>, way: Way<S, A>, scene: S, key: A): Wrong<A>[] {
  const seen = new Set([way.print(key, scene)]);
  const wrong: Wrong<A>[] = [];
  for (const id of spec.beliefs) {
    const answer = spec.answer(scene, bentRules(id));
    const text = way.print(answer, scene);
    if (seen.has(text)) continue;
    seen.add(text);
    wrong.push({ belief: id, answer });
  }
  return wrong;
}

/** “You would choose X by …. AWS ….”: the sentence that names a belief. */
export function refute(verb: 'choose' | 'get', what: string, id: BeliefId): string {
  const { by, truth } = belief(id);
  return `You would ${verb} ${what} by ${by}. ${truth}`;
}
