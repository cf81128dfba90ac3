import type { BeliefId } from '@/lib/core/aws/rule';
import { address } from './interactions/address';
import { chooseOne } from './interactions/choose-one';
import { chooseSeveral } from './interactions/choose-several';
import { number } from './interactions/number';
import { order } from './interactions/order';
import type { Interaction, Response, Variant } from './variant';

/** One part of a response that was judged by itself. */
export type Part = { id: string; right: boolean };

export type Score = {
  kind: 'scored';
  /** The response as it was read: one form for all ways of writing it. */
  response: Response;
  /** 0 to 1. */
  earned: number;
  verdict: 'right' | 'partly' | 'wrong';
  parts: Part[];
  /** The belief that computes this very response, when one does. */
  belief: BeliefId | null;
};

/** The response cannot be read: a sentence for the learner, and nothing is lost. */
export type FormatError = { kind: 'format-error'; reason: string };

/** How one kind of interaction is read, judged and printed. Total: every JSON value gets an answer. */
export type Judge = {
  /** Reads a response of any shape into its one canonical form, or says what is expected. */
  read(variant: Judged, response: unknown): { ok: true; value: Response } | { ok: false; reason: string };
  /** Judges a canonical response part by part, 0 to 1. */
  judge(variant: Judged, response: Response): { earned: number; parts: Part[] };
  /** Whether two canonical responses are the same answer. */
  same(a: Response, b: Response): boolean;
};

export type Judged = Pick<Variant, 'interaction' | 'choices' | 'key' | 'refutations'>;

/** The judge of an interaction; the switch is exhaustive, so a new kind does not compile without one. */
export function judgeOf(kind: Interaction['kind']): Judge {
  switch (kind) {
    case 'choose-one':
      return chooseOne;
    case 'choose-several':
      return chooseSeveral;
    case 'number':
      return number;
    case 'address':
      return address;
    case 'order':
      return order;
  }
}

/** Scores a response. Right, partly or wrong, and the belief behind it; or a format error, which costs nothing. */
export function scoreResponse(variant: Judged, response: unknown): Score | FormatError {
  const judge = judgeOf(variant.interaction.kind);
  const read = judge.read(variant, response);
  if (!read.ok) return { kind: 'format-error', reason: read.reason };
  const { earned, parts } = judge.judge(variant, read.value);
  const verdict = earned === 1 ? 'right' : earned === 0 ? 'wrong' : 'partly';
  return {
    kind: 'scored',
    response: read.value,
    earned,
    verdict,
    parts,
    belief: verdict === 'right' ? null : diagnose(variant, judge, read.value),
  };
}

function diagnose(variant: Judged, judge: Judge, response: Response): BeliefId | null {
  const hit = variant.refutations.find((one) => {
    const computed = one.value ?? one.choice;
    return one.belief !== null && computed !== undefined && judge.same(computed, response);
  });
  return hit?.belief ?? null;
}
