import type { Topology } from '@/lib/core/aws/topology/topology';
import {
  applyEdits,
  compareEdits,
  compareTexts,
  editKey,
  formatEdit,
  opens,
  proposals,
  type Edit,
} from './edits';
import { effectOf } from './effect';
import type { Goal } from './goal';
import { Judge, type Judgement } from './judge';

/** Changes that together make every goal come true, in the order in which they are made. */
export type Repair = {
  edits: Edit[];
  /** One sentence for each. */
  says: string[];
  /** How many packets the edits newly let through, together: the fewer, the less privilege they give. */
  opens: bigint;
};

/** `walks` counts every walk of a flow. `gaveUp`: the budget was spent before the search was over, so there may be more. */
export type Repairs = { repairs: Repair[]; walks: number; gaveUp: boolean; alreadyMet: boolean };

/** `walks`: the budget. `mostEdits`: 1 leaves out repairs that take two edits. */
export type RepairOptions = { walks?: number; mostEdits?: 1 | 2 };

type Tried = { edit: Edit; topology: Topology; opens: bigint; judgement: Judgement };

/**
 * The edits, one or two, that let every flow through which must pass and leave blocked what must stay blocked. What is
 * tried follows from what a walk that explains everything names as being in the way. The smallest repair comes first: the one
 * with fewer edits, then the one that lets fewer packets through, then in a fixed order. None holds an edit that could be
 * left out. It looks for a second edit only where the first changes what is in the way and opens nothing that must stay blocked; other
 * pairs are not found.
 */
export function repairs(
  topology: Topology,
  goals: readonly Goal[],
  { walks = 2000, mostEdits = 2 }: RepairOptions = {},
): Repairs {
  const judge = new Judge(goals, walks);
  const start = judge.start(topology);
  const found = start && !start.isMet ? search(topology, start, judge, mostEdits) : [];
  return {
    repairs: found.sort(compareRepairs),
    walks: judge.walks,
    gaveUp: judge.gaveUp,
    alreadyMet: start?.isMet ?? false,
  };
}

function search(topology: Topology, start: Judgement, judge: Judge, mostEdits: 1 | 2): Repair[] {
  const singles = tryAll(topology, start, judge);
  const enough = new Map<string, Repair>();
  for (const one of singles)
    if (one.judgement.isMet) enough.set(editKey(one.edit), repairOf([one.edit], one.opens));
  if (mostEdits === 1) return [...enough.values()];
  const pairs = new Map<string, Repair>();
  const effects = new Set([...enough.values()].map(({ edits }) => effectOf(applyEdits(topology, edits))));
  const hopeful = singles.filter(
    ({ judgement }) => !judgement.isMet && judgement.inTheWay !== start.inTheWay,
  );
  for (const first of hopeful)
    for (const second of tryAll(first.topology, first.judgement, judge, [
      ...enough.keys(),
      editKey(first.edit),
    ])) {
      if (!second.judgement.isMet) continue;
      const alone = judgedAlone(topology, second.edit, singles, judge);
      if (alone === null) break;
      if (alone.isMet) {
        enough.set(editKey(second.edit), repairOf([second.edit], opens(topology, second.edit)));
        continue;
      }
      const key = [editKey(first.edit), editKey(second.edit)].sort().join('\n');
      const effect = effectOf(second.topology);
      if (!pairs.has(key) && !effects.has(effect))
        pairs.set(key, repairOf([first.edit, second.edit], first.opens + second.opens));
      effects.add(effect);
    }
  return [...enough.values(), ...pairs.values()];
}

function judgedAlone(
  topology: Topology,
  edit: Edit,
  singles: readonly Tried[],
  judge: Judge,
): Judgement | null {
  const tried = singles.find((one) => formatEdit(one.edit) === formatEdit(edit));
  return tried ? tried.judgement : judge.judge(applyEdits(topology, [edit]));
}

/** Every edit that is proposed for what is in the way, and what becomes of the goals with it. Stops when the budget is spent. */
function tryAll(
  topology: Topology,
  { obstacles }: Judgement,
  judge: Judge,
  but: readonly string[] = [],
): Tried[] {
  const edits = proposals(obstacles)
    .filter((edit) => !but.includes(editKey(edit)))
    .map((edit) => ({ edit, opens: opens(topology, edit) }))
    .sort((a, b) => compareCounts(a.opens, b.opens) || compareEdits(a.edit, b.edit));
  const tried: Tried[] = [];
  for (const { edit, opens: count } of edits) {
    const changed = applyEdits(topology, [edit]);
    const judgement = judge.judge(changed);
    if (judgement === null) break;
    tried.push({ edit, topology: changed, opens: count, judgement });
  }
  return tried;
}

function repairOf(edits: Edit[], count: bigint): Repair {
  return { edits, says: edits.map(formatEdit), opens: count };
}

function compareRepairs(a: Repair, b: Repair): number {
  return (
    a.edits.length - b.edits.length ||
    compareCounts(a.opens, b.opens) ||
    compareEach(a.edits, b.edits) ||
    compareTexts(a.says.join(), b.says.join())
  );
}

function compareEach(a: readonly Edit[], b: readonly Edit[]): number {
  for (const [at, edit] of a.entries()) {
    const other = b[at];
    const order = other ? compareEdits(edit, other) : 0;
    if (order !== 0) return order;
  }
  return 0;
}

function compareCounts(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
