import { browserTests, testDist, testEnv } from './steps/browser-tests.mjs';
import { build } from './steps/build.mjs';
import { lint, unit } from './steps/checks.mjs';
import { crashes, firstLoad } from './steps/server-tests.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/say.mjs';
import { sum } from './steps/sum.mjs';

await main(async () => {
  await prepare();
  await lint();
  const units = await unit();
  await build(testDist, testEnv);
  const journeys = await browserTests();
  if (!sum(units, await firstLoad(), await crashes(5), journeys)) process.exitCode = 1;
});
