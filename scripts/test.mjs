import { browserTests, testDist, testEnv } from './steps/browser-tests.mjs';
import { build } from './steps/build.mjs';
import { lint, unit } from './steps/checks.mjs';
import { crashes, firstLoad } from './steps/server-tests.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/say.mjs';
import { summed } from './steps/sum.mjs';

await main(() =>
  summed(
    prepare,
    lint,
    unit,
    () => build(testDist, testEnv),
    () => browserTests(),
    firstLoad,
    () => crashes(5),
  ),
);
