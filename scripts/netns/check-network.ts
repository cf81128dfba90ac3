import { build } from './build';
import { differenceOf, outcomeOf, type Observed } from './compare';
import { connect } from './connect';
import { drawFlows } from './draw-flows';
import { expect, type Expected } from './expect';
import type { Flow } from './flow';
import { generate } from './generate';
import { plan } from './plan';
import { nameOf } from './tidy-up';

export type Disagreement = { flow: Flow; says: string; expected: Expected };

/** What came of one network. */
export type Report = {
  seed: number;
  vpcs: number;
  subnets: number;
  pairs: number;
  flows: number;
  /** How many flows the kernel let do what. */
  outcomes: Record<string, number>;
  /** Flows of which some client ports end otherwise than others. */
  divided: number;
  disagreements: Disagreement[];
};

/** Makes the network of a seed, asks the engine, builds it in the kernel, connects, and compares. */
export async function checkNetwork(seed: number): Promise<Report> {
  const topology = generate(seed);
  const flows = drawFlows(topology, seed);
  const expected = new Map(flows.map((flow) => [flow, expect(topology, flow)]));
  const difference = (flow: Flow, observed: Observed): string | null =>
    differenceOf(expected.get(flow) as Expected, observed);
  const name = (id: string): string => nameOf(seed, id);
  await build(plan(topology, flows, name));
  const instances = topology.interfaces.filter(({ kind }) => kind === 'instance');
  const hosts = [...instances.map(({ id }) => id), 'internet'];
  const observed = await connect(hosts, flows, name, (flow, seen) => difference(flow, seen) === null);
  const outcomes: Record<string, number> = {};
  for (const one of observed.values()) outcomes[outcomeOf(one)] = (outcomes[outcomeOf(one)] ?? 0) + 1;
  return {
    seed,
    vpcs: topology.vpcs.length,
    subnets: topology.subnets.length,
    pairs: new Set(flows.map(({ from, destination }) => `${from} ${destination.value}`)).size,
    flows: flows.length,
    outcomes,
    divided: [...expected.values()].filter(({ ofAllPorts }) => ofAllPorts.length > 1).length,
    disagreements: [...observed].flatMap(([flow, seen]) => {
      const says = difference(flow, seen);
      return says === null ? [] : [{ flow, says, expected: expected.get(flow) as Expected }];
    }),
  };
}
