import 'server-only';
import fs from 'node:fs/promises';
import path from 'node:path';
import type { ComponentType, ReactNode } from 'react';
import { z } from 'zod';
import { topics } from '@/lib/core/items/family';
import { compileMdx, readHead, type Heading, type Use } from './mdx';

/** What a lesson says of itself. `facts`, `rules` and `families` are ids; the lessons contract looks them up. */
export const LessonHead = z.strictObject({
  title: z.string().min(3).max(80),
  topic: z.enum(topics),
  order: z.int().min(1),
  summary: z.string().min(20).max(220),
  minutes: z.int().min(1).max(60),
  facts: z.array(z.string()).min(1),
  rules: z.array(z.string().regex(/^R\d+$/)).min(1),
  families: z.array(z.string()).min(1),
  updated: z.iso.date(),
});
export type LessonHead = z.infer<typeof LessonHead>;

/** A lesson in a list. */
export type LessonCard = LessonHead & { slug: string };

/** A lesson to be shown: its text as a component, and what stands in it. */
export type Lesson = LessonCard & {
  /** The second-level headings, for the side navigation. */
  headings: Heading[];
  /** Every element with its attributes, in order. */
  uses: Use[];
  links: string[];
  Content: ComponentType<{
    components: Record<string, ComponentType<never> | ((props: never) => ReactNode)>;
  }>;
};

const root = path.join(process.cwd(), 'content/lessons');
const heads = new Map<string, { changed: number; value: Promise<LessonCard> }>();
const lessons = new Map<string, { changed: number; value: Promise<Lesson> }>();

/** All lessons by topic and order, without their text. */
export async function listLessons(): Promise<LessonCard[]> {
  const files = await listFiles();
  const cards = await Promise.all(
    files.map((file) =>
      cached(heads, file, async (source) => ({
        ...checkHead(file, await readHead(source)),
        slug: slugOf(file),
      })),
    ),
  );
  return cards.sort((a, b) => topics.indexOf(a.topic) - topics.indexOf(b.topic) || a.order - b.order);
}

/** The lesson of that slug, compiled once for each change of its file; null when there is none. */
export async function getLesson(slug: string): Promise<Lesson | null> {
  const file = (await listFiles()).find((one) => slugOf(one) === slug);
  if (file === undefined) return null;
  return cached(lessons, file, async (source) => {
    const { frontmatter, ...text } = await compileMdx(source);
    return { ...checkHead(file, frontmatter), ...text, slug };
  });
}

/** Checks frontmatter; the error names the file and each field that is wrong. */
export function checkHead(file: string, frontmatter: unknown): LessonHead {
  const head = LessonHead.safeParse(frontmatter);
  const shown = path.relative(process.cwd(), file);
  if (!head.success) throw new Error(`${shown}: ${z.prettifyError(head.error)}`);
  if (head.data.topic !== path.basename(path.dirname(file)))
    throw new Error(`${shown}: topic is ${head.data.topic}, and the folder is another`);
  return head.data;
}

async function listFiles(): Promise<string[]> {
  const names = await fs.readdir(root, { recursive: true });
  return names
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .map((name) => path.join(root, name));
}

function slugOf(file: string): string {
  return path.basename(file, '.mdx');
}

async function cached<T>(
  cache: Map<string, { changed: number; value: Promise<T> }>,
  file: string,
  make: (source: string) => Promise<T>,
): Promise<T> {
  const { mtimeMs: changed } = await fs.stat(file);
  const hit = cache.get(file);
  if (hit?.changed === changed) return hit.value;
  const value = fs.readFile(file, 'utf8').then(make);
  cache.set(file, { changed, value });
  // A failure is not kept, so that the next reader sees the file as it is then.
  value.catch(() => cache.delete(file));
  return value;
}
