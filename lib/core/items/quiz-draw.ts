import type { Family } from './family';
import type { FamilyPart, Part, QuizContent } from './quiz';
import { random } from './random';
import type { Variant } from './variant';
import { writtenVariant } from './written';

const mostTries = 500;

/** A question of a quiz, and the part it was drawn from. */
export type Drawn = { part: Part; variant: Variant };
type Outcome<T> = { ok: true; value: T } | { ok: false; reason: string };
type FindFamily = (id: string) => Family | undefined;

/** The questions of a quiz for a seed: the same seed draws the same. Says which part cannot be drawn. */
export function drawQuiz(content: QuizContent, seed: number, find: FindFamily): Outcome<Drawn[]> {
  const all: Drawn[] = [];
  for (const [index, part] of content.parts.entries()) {
    const drawn = drawPart(part, seed, find);
    if (!drawn.ok) return { ok: false, reason: `Part ${index + 1}: ${drawn.reason}` };
    all.push(...drawn.value.map((variant) => ({ part, variant })));
  }
  return { ok: true, value: all };
}

/** The questions of one part for a seed. */
export function drawPart(part: Part, seed: number, find: FindFamily): Outcome<Variant[]> {
  if (part.kind === 'written') return { ok: true, value: [writtenVariant(part, seed)] };
  const family = find(part.family);
  if (!family) return { ok: false, reason: 'This kind of question is no longer made.' };
  const dice = random(`quiz ${part.id}`, seed).of('seeds');
  const found: Variant[] = [];
  for (let tries = 0; found.length < part.count; tries++) {
    if (tries === mostTries) return { ok: false, reason: notFound(part) };
    const variant = family.variant(dice.int(0, 0x7fffffff));
    // A learner who meets the same scene twice thinks it a mistake; where there are few scenes it has to be.
    const twice = tries < mostTries / 2 && found.some((one) => asked(one) === asked(variant));
    if (!twice && holds(part, variant)) found.push(variant);
  }
  return { ok: true, value: found };
}

function holds({ belief, rule }: FamilyPart, variant: Variant): boolean {
  const tells = belief === undefined || variant.refutations.some((one) => one.belief === belief);
  const turns =
    rule === undefined || variant.rationale.some((step) => step.rule === rule && step.mark !== 'not-reached');
  return tells && turns;
}

function asked({ stem, exhibits }: Variant): string {
  return JSON.stringify([stem, exhibits]);
}

function notFound({ belief, rule, count }: FamilyPart): string {
  const wanted = [belief ? `told ${belief} apart` : '', rule ? `turned on ${rule}` : '']
    .filter(Boolean)
    .join(' and ');
  return `In ${mostTries} draws of this kind, fewer than ${count} questions ${wanted}. Ask for fewer, or loosen the constraint.`;
}
