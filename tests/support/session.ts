/** Who the data tests are signed in as. */
export const session: { learnerId: string | null } = { learnerId: null };
