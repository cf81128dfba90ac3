import 'server-only';
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { topics } from '@/lib/core/items/family';

const Objective = z.strictObject({
  id: z.string(),
  title: z.string(),
  topics: z.array(z.enum(topics)),
});

const Domain = z.strictObject({
  id: z.string(),
  title: z.string(),
  weight: z.int().min(1).max(100),
  /** Whether title and weight were read in the exam guide itself. */
  verified: z.boolean(),
  objectives: z.array(Objective),
});

const Exam = z.strictObject({
  id: z.string(),
  title: z.string(),
  minutes: z.int(),
  questions: z.int(),
  checked: z.iso.date(),
  domains: z.array(Domain),
});

/** The exams, their domains and objectives. */
export const Blueprint = z.strictObject({ exams: z.array(Exam) });
export type Blueprint = z.infer<typeof Blueprint>;

/** An objective with the exam and the domain it stands in. */
export type Examined = { exam: string; domain: string; id: string; title: string; verified: boolean };

let read: Blueprint | undefined;

/** The blueprint of `content/blueprint.json`. */
export function getBlueprint(): Blueprint {
  const file = path.join(process.cwd(), 'content/blueprint.json');
  return (read ??= Blueprint.parse(JSON.parse(fs.readFileSync(file, 'utf8'))));
}

/** The objectives that a topic serves, by exam. */
export function objectivesOf(topic: string): Examined[] {
  return getBlueprint().exams.flatMap((exam) =>
    exam.domains.flatMap((domain) =>
      domain.objectives
        .filter((objective) => objective.topics.some((one) => one === topic))
        .map(({ id, title }) => ({
          ...{ exam: exam.id, domain: domain.title, id, title },
          verified: domain.verified,
        })),
    ),
  );
}
