import { browserTests, testDist, testEnv } from './steps/browser-tests.mjs';
import { build } from './steps/build.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/say.mjs';
import { sum } from './steps/sum.mjs';

await main(async () => {
  await prepare();
  await build(testDist, testEnv);
  if (!sum(await browserTests(process.argv.slice(2)))) process.exitCode = 1;
});
