import 'server-only';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** One statement about AWS. Where `status` is not “current”, `fact` is what notes and books claim and `now` is what holds. */
const Fact = z.strictObject({
  id: z.string(),
  topic: z.string(),
  status: z.enum(['current', 'imprecise', 'outdated', 'wrong']),
  fact: z.string(),
  now: z.string().optional(),
  source: z.string().optional(),
  checked: z.string().optional(),
  doubt: z.unknown().optional(),
});
export type Fact = z.infer<typeof Fact>;

/** A page that a fact cites. */
export type Citation = { title: string; address: string };

let byId: Map<string, Fact> | undefined;

/** The fact of that id; throws for one that `content/facts.json` does not hold. */
export function getFact(id: string): Fact {
  byId ??= new Map(readFacts().map((fact) => [fact.id, fact]));
  const found = byId.get(id);
  if (!found) throw new Error(`content/facts.json holds no fact ${id}`);
  return found;
}

/** The pages of AWS that a fact cites; other sources are left out. */
export function citationsOf({ source = '' }: Fact): Citation[] {
  return source.split(' | ').flatMap((part) => {
    const [, title, address] = /^(.*?),? (https:\/\/docs\.aws\.amazon\.com\/\S+)/.exec(part) ?? [];
    return title && address ? [{ title, address }] : [];
  });
}

function readFacts(): Fact[] {
  const file = path.join(process.cwd(), 'content/facts.json');
  return z.array(Fact).parse(JSON.parse(fs.readFileSync(file, 'utf8')));
}
