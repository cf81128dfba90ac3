import fs from 'node:fs';
import path from 'node:path';
import { beliefs } from '@/lib/core/aws/beliefs';
import type { BeliefId, RuleId, Switches } from '@/lib/core/aws/rule';
import { awsRules, rules } from '@/lib/core/aws/rules';
import { families } from '@/lib/core/families/index';

/** Who makes use of a rule or a belief: files from the root of the repository, and ids of families. */
export type Uses = { code: string[]; tests: string[]; families: string[] };

type Source = { file: string; text: string };

const root = path.resolve(import.meta.dirname, '../..');
/** The records themselves, and the types of a network, in which nothing decides. */
const records = /^lib\/core\/aws\/(rules|beliefs|topology)\/|^lib\/core\/aws\/(rule|rules|beliefs)\.ts$/;

const all = ['lib/core', 'lib/import', 'tests/oracle'].flatMap(sources);
const code = all.filter(({ file }) => !isTest(file) && !records.test(file));
const engine = code.filter(({ file }) => /^lib\/(core\/aws|import)\//.test(file));
/** Tests of the engine; elsewhere an id is only an example. */
const tests = all.filter(
  ({ file }) => isTest(file) && /^(lib\/(core\/aws|import)|tests\/oracle)\//.test(file),
);

/** Files that look at a switch: as `rules.name`, or taken out of a parameter whose type is some switches. */
export function readersOf(name: keyof Switches): string[] {
  const taken = new RegExp(`\\{[^{}]*\\b${name}\\b[^{}]*\\}: \\w*Switches\\b`);
  const named = new RegExp(`\\b(rules|awsRules)\\.${name}\\b`);
  const unpacked = new RegExp(`\\{[^{}]*\\b${name}\\b[^{}]*\\} = (\\w+\\.)?rules\\b`);
  return filesOf(code.filter(({ text }) => [taken, named, unpacked].some((form) => form.test(text))));
}

/** The code of a rule names it or looks at one of its switches; its tests name it or one of its beliefs, or stand beside that code. */
export function usesOfRule(id: RuleId): Uses {
  const switches = rules.find((rule) => rule.id === id)?.switches ?? [];
  const own = unique([...filesOf(engine.filter(names(id))), ...switches.flatMap(readersOf)]);
  const broken = beliefs.filter(({ breaks }) => breaks === id).map((belief) => belief.id);
  return {
    code: own,
    tests: testsOf([id, ...broken], own),
    families: families.filter((family) => family.rules.includes(id)).map((family) => family.id),
  };
}

/** The code of a belief looks at a switch that it turns; its tests name it, or stand beside that code. */
export function usesOfBelief(id: BeliefId): Uses {
  const bends = beliefs.find((belief) => belief.id === id)?.bends ?? {};
  const turned = (Object.keys(awsRules) as (keyof Switches)[]).filter((name) => name in bends);
  const own = unique(turned.flatMap(readersOf));
  return {
    code: own,
    tests: testsOf([id], own),
    families: families.filter((family) => family.beliefs.includes(id)).map((family) => family.id),
  };
}

function testsOf(ids: readonly string[], own: readonly string[]): string[] {
  const beside = own.map((file) => file.replace(/\.ts$/, '.test.ts'));
  return filesOf(
    tests.filter((source) => beside.includes(source.file) || ids.some((id) => names(id)(source))),
  ).sort();
}

function sources(folder: string): Source[] {
  const from = path.join(root, folder);
  if (!fs.existsSync(from)) return [];
  return fs
    .readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => ({ file: `${folder}/${file}`, text: fs.readFileSync(path.join(from, file), 'utf8') }));
}

function isTest(file: string): boolean {
  return file.endsWith('.test.ts');
}

function names(id: string): (source: Source) => boolean {
  const word = new RegExp(`\\b${id}\\b`);
  return ({ text }) => word.test(text);
}

function filesOf(list: readonly Source[]): string[] {
  return list.map(({ file }) => file);
}

function unique(list: readonly string[]): string[] {
  return [...new Set(list)].sort();
}
