import { Stop } from './say.mjs';

/**
 * Runs the steps in their order, adds up what those that count have counted, and prints the one plain line. A step that
 * stops counts as one failure and ends the run; the line is printed all the same.
 */
export async function summed(...steps) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) {
    try {
      const counts = (await step()) ?? {};
      for (const key of Object.keys(total)) total[key] += counts[key] ?? 0;
    } catch (error) {
      if (!(error instanceof Stop)) throw error;
      console.error(`\n${error.message}`);
      total.failed += 1;
      break;
    }
  }
  console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
}
