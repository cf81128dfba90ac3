import { lint, quickUnit } from './steps/checks.mjs';
import { prepare } from './steps/prepare.mjs';
import { main } from './steps/say.mjs';
import { summed } from './steps/sum.mjs';

await main(() => summed(prepare, lint, quickUnit));
