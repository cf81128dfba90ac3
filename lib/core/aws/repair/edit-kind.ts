import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Obstacle } from './obstacle';

/** What there is to know of one kind of edit. */
export type EditKind<Edit> = {
  /** Edits that may take the obstacle away; whether one does, a walk says. */
  propose(obstacle: Obstacle): Edit[];
  /** One edit that does what several do, where several flows are stopped alike. */
  join?(edits: readonly Edit[]): Edit[];
  /** A copy of the topology with the edit made. Nothing is changed where what the edit names is not there. */
  apply(topology: Topology, edit: Edit): Topology;
  /** One sentence for people, with the ids. */
  says(edit: Edit): string;
  /** What two edits have in common that are the same for whoever makes them; without it, the sentence. */
  same?(edit: Edit): string;
  /**
   * How many packets the edited construct newly lets through (or sends another way than before), told apart by source,
   * destination, protocol, and ports or type and code. Own addresses count as those that the construct serves.
   */
  opens(topology: Topology, edit: Edit): bigint;
};
