import type { Topology } from '@/lib/core/aws/topology/topology';
import { build } from './build';
import { check } from './check';
import { TopologyDocument } from './document-schema';
import { readJson } from './json';
import { collector, mostProblems, type Problem } from './problem';
import { problemsOf, sentences } from './sentence';

export type ParsedDocument =
  { ok: true; topology: Topology; title?: string; description?: string } | { ok: false; problems: Problem[] };

/**
 * Reads a document of ours: JSON with the lists of {@link TopologyDocument}. It never throws for bad input and says up to
 * {@link mostProblems} problems at once; what is between members is looked at when each member by itself is right.
 */
export function parseTopologyDocument(text: string): ParsedDocument {
  const json = readJson(text);
  if (!json.ok) return json;
  const parsed = TopologyDocument.safeParse(json.value, { error: sentences() });
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues).slice(0, mostProblems) };
  const { problems, report } = collector();
  const draft = build(parsed.data, report);
  check(draft);
  if (problems.length > 0) return { ok: false, problems };
  const { title, description } = parsed.data;
  return {
    ok: true,
    topology: draft.topology,
    ...(title === undefined ? {} : { title }),
    ...(description === undefined ? {} : { description }),
  };
}
