import 'server-only';

/** They may not, or it is gone. The sentence is for the person; another’s object and a missing one refuse alike. */
export class Refusal extends Error {
  constructor(
    readonly code: 'not-found' | 'signed-out' | 'conflict' | 'too-many' | 'nothing-due',
    sentence: string,
  ) {
    super(sentence);
    this.name = 'Refusal';
  }
}
