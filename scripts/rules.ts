import { parseArguments } from './arguments';
import { formatTable, tableOfUses } from './rules/table';

/** Prints which code, tests and families make use of each rule and each belief. Words pick some of them. */
const given = parseArguments(process.argv.slice(2), { flags: ['json'], options: [] });
if (typeof given === 'string') {
  console.error(`${given}\nUse: npm run -s rules -- [ID …] [--json]`);
  process.exit(2);
}
const table = tableOfUses();
const unknown = given.words.find((word) => !table.some(({ id }) => id === word));
if (unknown !== undefined) {
  console.error(`There is no rule or belief ${unknown}.`);
  process.exit(2);
}
const rows = table.filter(({ id }) => given.words.length === 0 || given.words.includes(id));
console.log(given.flags.has('json') ? JSON.stringify(rows) : formatTable(rows));
