import { lint, unit } from './steps/checks.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/say.mjs';
import { sum } from './steps/sum.mjs';

await main(async () => {
  await prepare();
  await lint();
  if (!sum(await unit())) process.exitCode = 1;
});
