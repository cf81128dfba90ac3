/** A value that an import may not have been given. In our own documents everything is known. */
export type Known<T> = T | 'unknown';

/** A route's state, as describe-route-tables says it. */
export type State = 'active' | 'blackhole';

/** Part of an import that is not there or not whole: asked for what is in it, the engine answers that it does not know. */
export type Incomplete = {
  /** The list of the topology. */
  what: string;
  /** One member of it, when the others are whole. */
  id?: string;
  /** What holds only there. */
  region?: string;
  why: 'missing' | 'paginated' | 'refused';
  /** One sentence for people, with the call that would give it. */
  says: string;
};
