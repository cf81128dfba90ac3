import { browserTests, testDist, testEnv } from './steps/browser-tests.mjs';
import { build } from './steps/build.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/say.mjs';
import { summed } from './steps/sum.mjs';

await main(() =>
  summed(
    prepare,
    () => build(testDist, testEnv),
    () => browserTests(process.argv.slice(2)),
  ),
);
