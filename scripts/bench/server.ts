import { families } from '@/lib/core/families/index';
import { startServer } from '@/scripts/production-server';
import { BenchLearner } from './cycle';
import { percentile, spread } from './statistics';
import { rawCyclesPerSecond } from './transactions';

const seconds = 10;

/** Against the production server on loopback: latency for 1 and 32 learners, throughput at 8 closed-loop clients. */
export async function benchServer(): Promise<void> {
  const server = await startServer({ name: 'bench' });
  try {
    const one = await BenchLearner.arrive(server.origin);
    for (let i = 0; i < 20; i++) await one.cycle();
    await measure('1 learner', [one], 0, seconds);
    const many = await arrivals(server.origin, 32);
    const cycles = await measure('32 learners, an answer every 5 s', many, 5000, 30);
    console.log(
      `goal p95 < 100 ms: feedback ${(percentile(cycles.feedback, 0.95) / 100).toFixed(2)} of the limit`,
    );
    await throughput(many.slice(0, 8));
  } finally {
    await server.stop();
  }
}

async function arrivals(origin: string, count: number): Promise<BenchLearner[]> {
  const learners: BenchLearner[] = [];
  for (let i = 0; i < count; i++) learners.push(await BenchLearner.arrive(origin));
  return learners;
}

async function measure(
  title: string,
  learners: BenchLearner[],
  every: number,
  duration: number,
): Promise<{ feedback: number[] }> {
  const feedback: number[] = [];
  const whole: number[] = [];
  const end = performance.now() + duration * 1000;
  await Promise.all(
    learners.map(async (learner, i) => {
      await pause((every / learners.length) * i);
      while (performance.now() < end) {
        const began = performance.now();
        const took = await learner.cycle();
        feedback.push(took.feedback);
        whole.push(took.feedback + took.next);
        await pause(Math.max(0, every - (performance.now() - began)));
      }
    }),
  );
  console.log(`${title}: answer to feedback ${spread(feedback)}; whole cycle ${spread(whole)}`);
  return { feedback };
}

async function throughput(clients: BenchLearner[]): Promise<void> {
  const cycles = await closedLoop(clients, (client) => client.cycle());
  const trivial = await closedLoop(clients, (client) => client.trivial());
  const variant = JSON.stringify(families[0]?.variant(1) ?? {});
  const raw = rawCyclesPerSecond(variant);
  console.log(
    `8 closed-loop clients: ${cycles.toFixed(1)} cycles/s, trivial page ${trivial.toFixed(1)} requests/s, raw SQLite ${raw.toFixed(0)} cycles/s`,
  );
  // A cycle is three requests: the answer, the start of the next question, and the page it redirects to.
  console.log(
    `each request of the cycle: ${((3 * cycles) / trivial).toFixed(2)} of the trivial page (goal 0.50); cycles ${(cycles / raw).toFixed(3)} of raw`,
  );
}

async function closedLoop(
  clients: BenchLearner[],
  call: (client: BenchLearner) => Promise<unknown>,
): Promise<number> {
  let done = 0;
  const start = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - start < seconds * 1000) {
        await call(client);
        done++;
      }
    }),
  );
  return (done * 1000) / (performance.now() - start);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
