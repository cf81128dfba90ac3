import Link from 'next/link';
import { objectivesOf } from '@/lib/content/blueprint';
import { listLessons, type LessonCard } from '@/lib/content/lesson';
import { topicTitles } from '@/lib/data/catalogue';
import styles from './lessons.module.css';

export const metadata = { title: 'Learn' };

/** All lessons, by topic, with what the exams call them. */
export default async function LessonsPage() {
  const lessons = await listLessons();
  const topics = [...new Set(lessons.map(({ topic }) => topic))];
  return (
    <div className={styles.list}>
      <h1>Lessons</h1>
      <p className={styles.lead}>
        Each takes a quarter of an hour, has exhibits to move and questions made on the spot, and can be read
        without any of them.
      </p>
      {topics.map((topic) => (
        <section key={topic} aria-labelledby={topic}>
          <h2 id={topic}>{topicTitles[topic]}</h2>
          <Objectives topic={topic} />
          <ul>
            {lessons
              .filter((lesson) => lesson.topic === topic)
              .map((lesson) => (
                <LessonLine key={lesson.slug} lesson={lesson} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** What the exams ask of a topic; one that could not be verified says so. */
function Objectives({ topic }: { topic: LessonCard['topic'] }) {
  const objectives = objectivesOf(topic);
  return (
    <details className={styles.objectives}>
      <summary>
        {objectives.length === 1 ? 'One exam objective' : `${objectives.length} exam objectives`}
      </summary>
      <ul>
        {objectives.map(({ id, title, verified }) => (
          <li key={id}>
            <strong>{id.replace('/', ' ')}</strong> {title}
            {verified ? '' : ' (unverified)'}
          </li>
        ))}
      </ul>
    </details>
  );
}

function LessonLine({ lesson: { slug, title, summary, minutes, families } }: { lesson: LessonCard }) {
  return (
    <li className={styles.line}>
      <h3>
        <Link href={`/lessons/${slug}`}>{title}</Link>
      </h3>
      <p>{summary}</p>
      <p className={styles.meta}>
        {minutes} minutes · {families.length} kinds of question
      </p>
    </li>
  );
}
