/** A family that may be shown next. */
export type Candidate = {
  id: string;
  topic: string;
  /** The rules that decide its instances; not empty. */
  rules: readonly string[];
  /** What an answer takes this learner, in seconds, reading the feedback apart; by default 20 and 14 for each rule. */
  seconds?: number;
  /** Probability of a right answer without knowledge; 0.2 by default. */
  guess?: number;
};

/** A question that was shown. */
export type Shown = {
  family: string;
  /** Epoch milliseconds. */
  at: number;
  /** The answer was what a belief computes: the family comes back in the same session. */
  misconception?: boolean;
};
