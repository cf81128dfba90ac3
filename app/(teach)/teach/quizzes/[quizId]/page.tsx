import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Form } from '@/app/_ui/form';
import { Said } from '@/app/_ui/said';
import { orNotFound } from '@/app/or-not-found';
import { countQuestions, type Part } from '@/lib/core/items/quiz';
import { getQuiz } from '@/lib/data/quizzes';
import { requireInstructor } from '@/lib/data/viewer';
import styles from '@/app/(teach)/teach.module.css';
import { rename } from '@/app/(teach)/teach/quizzes/actions';
import { FamilyForm, FamilyPicker } from '@/app/(teach)/teach/quizzes/family-form';
import { PartList } from '@/app/(teach)/teach/quizzes/part-list';
import { fieldsOf, type WrittenKind } from '@/app/(teach)/teach/quizzes/written-fields';
import { WrittenForm } from '@/app/(teach)/teach/quizzes/written-form';

export const metadata = { title: 'Quiz' };

const sentences = { saved: 'Saved.' };

type Search = { part?: string; add?: string; family?: string; said?: string };
type Props = { params: Promise<{ quizId: string }>; searchParams: Promise<Search> };

export default async function QuizPage({ params, searchParams }: Props) {
  const [{ quizId }, search] = await Promise.all([params, searchParams]);
  const instructor = await orNotFound(requireInstructor);
  const { title, content } = await orNotFound(() => getQuiz(instructor, quizId));
  const questions = countQuestions(content);
  const part = content.parts.find((one) => one.id === search.part);
  const editing = part !== undefined || search.add !== undefined;
  return (
    <>
      <div className="crumbs trail">
        <Link href="/teach" prefetch={false}>
          Teach
        </Link>
        <span aria-hidden="true">/</span>
        <span>Quiz</span>
      </div>
      <div className="page-head">
        <h1>{title}</h1>
        {questions > 0 ? (
          <div className="row">
            <Link className="button" href={`/teach/quizzes/${quizId}/preview?seed=1`} prefetch={false}>
              Preview
            </Link>
            <Link className={`button ${editing ? '' : 'primary'}`} href="/teach" prefetch={false}>
              Choose a class to assign it
            </Link>
          </div>
        ) : null}
      </div>
      <Said said={search.said} sentences={sentences} />
      <div className={styles.editor}>
        <PartList quizId={quizId} content={content} current={part?.id ?? search.add ?? null} />
        <div id="edit" className={`stack ${styles.fields}`}>
          <Editing quizId={quizId} part={part} search={search} />
          {editing ? null : <Title quizId={quizId} title={title} />}
        </div>
      </div>
    </>
  );
}

function Editing({ quizId, part, search }: { quizId: string; part: Part | undefined; search: Search }) {
  if (part?.kind === 'written')
    return (
      <WrittenForm
        key={part.id}
        quizId={quizId}
        partId={part.id}
        kind={part.interaction.kind}
        fields={fieldsOf(part)}
      />
    );
  if (part) return <FamilyForm quizId={quizId} partId={part.id} family={part.family} part={part} />;
  if (search.add === 'family')
    return search.family ? (
      <FamilyForm quizId={quizId} partId="new" family={search.family} />
    ) : (
      <FamilyPicker quizId={quizId} />
    );
  if (search.add === undefined) return null;
  if (!isKind(search.add)) notFound();
  return <WrittenForm key={search.add} quizId={quizId} partId="new" kind={search.add} fields={{}} />;
}

function isKind(text: string): text is WrittenKind {
  return ['choose-one', 'choose-several', 'number'].includes(text);
}

function Title({ quizId, title }: { quizId: string; title: string }) {
  return (
    <section className="sheet sheet-body" aria-label="Title">
      <Form
        action={rename}
        kind=""
        submit="Save the title"
        fields={[{ name: 'title', label: 'Title', value: title, maxLength: 120 }]}
      >
        <input type="hidden" name="quizId" value={quizId} />
      </Form>
    </section>
  );
}
