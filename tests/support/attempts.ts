import { families } from '@/lib/core/families/index';
import { scoreResponse } from '@/lib/core/items/score';
import { Variant, type Response } from '@/lib/core/items/variant';
import { answerAttempt, startAttempt } from '@/lib/data/attempts';
import { db } from '@/lib/data/db';
import type { Learner } from '@/lib/data/viewer';

/** The variant behind an attempt, key and all, as it is stored. */
export async function storedVariant(id: string): Promise<Variant> {
  const row = await db.attempt.findUniqueOrThrow({ where: { id } });
  return Variant.parse(JSON.parse(row.variant));
}

/** A whole response that can be read and is not right: what a belief computes, else the first options that do. */
export function wrongResponse(variant: Variant): Response {
  const { interaction } = variant;
  const count = interaction.kind === 'choose-several' ? interaction.count : variant.choices.length;
  const ids = variant.choices.map((choice) => choice.id);
  const tried = [
    ...variant.refutations.map((one) => one.value ?? one.choice),
    ...ids.map((_, i) => [...ids.slice(i), ...ids.slice(0, i)].slice(0, count)),
  ];
  const wrong = tried.find((one) => {
    const score = scoreResponse(variant, one);
    return score.kind === 'scored' && score.verdict !== 'right';
  });
  if (wrong === undefined) throw new Error(`${variant.family} ${variant.seed} has no wrong response`);
  return wrong;
}

/** An attempt at the family, answered right or wrong. */
export async function answered(
  learner: Learner,
  how: { family?: string; right?: boolean; run?: string },
  now = new Date(),
): Promise<string> {
  const scope = `family:${how.family ?? aFamily()}`;
  const id = await startAttempt(learner, { scope, ...(how.run ? { run: how.run } : {}) }, now);
  const variant = await storedVariant(id);
  await answerAttempt(learner, id, how.right === false ? wrongResponse(variant) : variant.key, now);
  return id;
}

/** Some family, by its place in the list. */
export function aFamily(index = 0): string {
  const family = families[index];
  if (!family) throw new Error(`there is no family ${index}`);
  return family.id;
}
