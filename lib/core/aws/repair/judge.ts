import type { Topology } from '@/lib/core/aws/topology/topology';
import { everyWay, type Connection } from '@/lib/core/aws/trace/trace';
import { isMet, type Goal } from './goal';
import { obstacleKey, obstaclesOf, type Obstacle } from './obstacle';

/** What a topology makes of the goals. `inTheWay` says in one text what stops the flows that are to pass. */
export type Judgement = {
  isMet: boolean;
  /** The flows that are to pass and do not. */
  stopped: Goal[];
  obstacles: Obstacle[];
  inTheWay: string;
};

/** Walks flows to see which goals are met, within a budget. */
export class Judge {
  walks = 0;
  gaveUp = false;
  private readonly passing: readonly Goal[];
  private readonly blocked: readonly Goal[];
  /** The flows that the topology as it was given stops. */
  private failing: readonly Goal[] = [];

  constructor(
    private readonly goals: readonly Goal[],
    private readonly budget: number,
  ) {
    this.passing = goals.filter(({ must }) => must === 'pass');
    this.blocked = goals.filter(({ must }) => must === 'stay-blocked');
  }

  /** Judges the topology as it was given. Null when the budget does not reach, here and below. */
  start(topology: Topology): Judgement | null {
    this.failing = [];
    const judgement = this.judge(topology);
    if (judgement) this.failing = judgement.stopped;
    return judgement;
  }

  /** Flows that passed before are walked again once those that failed pass, and flows that are to stay blocked last. */
  judge(topology: Topology): Judgement | null {
    const others = this.passing.filter((goal) => !this.failing.includes(goal));
    for (const goals of [this.failing, others]) {
      const judgement = this.judgePassing(topology, goals);
      if (judgement === null || !judgement.isMet) return judgement;
    }
    return this.judgeBlocked(topology);
  }

  private judgePassing(topology: Topology, goals: readonly Goal[]): Judgement | null {
    const obstacles: Obstacle[] = [];
    const stopped: Goal[] = [];
    for (const goal of goals) {
      const walked = this.walk(topology, goal, true);
      if (walked === null) return null;
      if (isMet(goal, walked.ways, walked.more)) continue;
      stopped.push(goal);
      obstacles.push(...walked.ways.flatMap((way) => obstaclesOf(topology, goal.probe, way, this.goals)));
    }
    return { isMet: stopped.length === 0, stopped, obstacles, inTheWay: textOf(stopped, obstacles) };
  }

  private judgeBlocked(topology: Topology): Judgement | null {
    for (const goal of this.blocked) {
      const walked = this.walk(topology, goal, false);
      if (walked === null) return null;
      if (!isMet(goal, walked.ways, walked.more))
        return { isMet: false, stopped: [], obstacles: [], inTheWay: goal.label };
    }
    return { isMet: true, stopped: [], obstacles: [], inTheWay: '' };
  }

  private walk(
    topology: Topology,
    { probe }: Goal,
    explainAll: boolean,
  ): { ways: Connection[]; more: boolean } | null {
    if (this.walks >= this.budget) {
      this.gaveUp = true;
      return null;
    }
    this.walks += 1;
    return everyWay(topology, probe, { explainAll });
  }
}

function textOf(failing: readonly Goal[], obstacles: readonly Obstacle[]): string {
  return [...failing.map(({ label }) => label), ...new Set(obstacles.map(obstacleKey))].sort().join('\n');
}
