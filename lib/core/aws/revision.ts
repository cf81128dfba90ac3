/** Raised whenever the engine decides anything differently; an attempt keeps the revision that judged it. */
export const engineRevision = 1;
