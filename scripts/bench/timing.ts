import { Bench } from 'tinybench';

let kept = 0;

/** Milliseconds that a call takes, median of many. What it answers is kept, so that no compiler leaves the work out. */
export async function benched(name: string, call: () => number, time = 300): Promise<number> {
  const bench = new Bench({ time, warmupTime: time / 2 });
  bench.add(name, () => {
    kept = (kept + call()) | 0;
  });
  const [task] = await bench.run();
  const result = task?.result;
  if (result?.state !== 'completed') throw new Error(`${name} was not measured`, { cause: result });
  return result.latency.p50;
}
