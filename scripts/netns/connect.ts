import { readArrivals } from './arrivals';
import type { Observed } from './compare';
import type { Flow } from './flow';
import { HostAgent } from './host-agent';

/** How long an answer may take on a machine that does other things as well. */
const first = 700;
const second = 3000;

/**
 * Opens every flow from its host and sees what comes of it. What comes out otherwise than `isExpected` says is opened once
 * more with more patience, so that a slow machine is not taken for a blocked way.
 */
export async function connect(
  hosts: readonly string[],
  flows: readonly Flow[],
  name: (id: string) => string,
  isExpected: (flow: Flow, observed: Observed) => boolean,
): Promise<Map<Flow, Observed>> {
  const agents = new Map(hosts.map((id) => [id, new HostAgent(name(id))]));
  try {
    await Promise.all([...agents.values()].map((agent) => agent.ready()));
    const seen = await observe(agents, flows, name, first);
    const doubtful = flows.filter((flow) => !isExpected(flow, seen.get(flow) as Observed));
    if (doubtful.length === 0) return seen;
    return new Map([...seen, ...(await observe(agents, doubtful, name, second))]);
  } finally {
    for (const agent of agents.values()) agent.close();
  }
}

async function observe(
  agents: ReadonlyMap<string, HostAgent>,
  flows: readonly Flow[],
  name: (id: string) => string,
  milliseconds: number,
): Promise<Map<Flow, Observed>> {
  const answered = new Set(
    (
      await Promise.all(
        [...agents].map(([id, agent]) =>
          agent.open(
            flows.filter(({ from }) => from === id),
            milliseconds,
          ),
        ),
      )
    ).flat(),
  );
  const arrivals = await Promise.all(
    [...agents.keys()].map(async (id) => ({ id, has: await readArrivals(name(id)) })),
  );
  return new Map(
    flows.map((flow) => [
      flow,
      {
        connected: answered.has(flow),
        arrivedAt: arrivals.filter(({ has }) => has(flow)).map(({ id }) => id),
      },
    ]),
  );
}
