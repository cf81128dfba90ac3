import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { StartButton } from '@/app/(learn)/practice/start-button';
import { formatDay } from '@/app/_ui/time';
import { SectionNav } from '@/app/_lesson/section-nav';
import { vocabulary } from '@/app/_lesson/vocabulary';
import { getLesson, listLessons, type Lesson } from '@/lib/content/lesson';
import { getAttempt } from '@/lib/data/attempts';
import type { AttemptView } from '@/lib/data/attempt-view';
import { Refusal } from '@/lib/data/refusal';
import { findLearner } from '@/lib/data/viewer';
import styles from './lesson.module.css';

type Props = { params: Promise<{ slug: string }>; searchParams: Promise<{ checkpoint?: string | string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const lesson = await getLesson((await params).slug);
  return lesson ? { title: lesson.title, description: lesson.summary } : {};
}

/** A lesson: its sections at the left, its text with live exhibits, and a checkpoint’s question where it was asked. */
export default async function LessonPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const lesson = await getLesson(slug);
  if (!lesson) notFound();
  const attempt = await findCheckpoint((await searchParams).checkpoint);
  return (
    <div className={styles.page}>
      <SectionNav title={lesson.title} headings={lesson.headings} minutes={lesson.minutes} />
      <article className={styles.article}>
        <h1>{lesson.title}</h1>
        <p className={styles.lead}>{lesson.summary}</p>
        <lesson.Content components={vocabulary({ slug, attempt })} />
        <LessonEnd lesson={lesson} />
      </article>
    </div>
  );
}

async function LessonEnd({ lesson }: { lesson: Lesson }) {
  const all = await listLessons();
  const next = all[all.findIndex(({ slug }) => slug === lesson.slug) + 1];
  return (
    <footer className={styles.end}>
      <StartButton scope={`topic:${lesson.topic}`} lesson={`/lessons/${lesson.slug}`} kind="primary">
        Practise this topic
      </StartButton>
      {next && <Link href={`/lessons/${next.slug}`}>Next lesson: {next.title}</Link>}
      <p>Last changed {formatDay(lesson.updated)}.</p>
    </footer>
  );
}

/** One’s own attempt of that id; an id that is another’s or none shows the page without it. */
async function findCheckpoint(id: string | string[] | undefined): Promise<AttemptView | null> {
  if (typeof id !== 'string') return null;
  const learner = await findLearner();
  if (!learner) return null;
  return getAttempt(learner, id).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
}
