/** Who the data tests are signed in as, and the number that session carries (0 for a guest). */
export const session: { learnerId: string | null; number: number } = { learnerId: null, number: 0 };
