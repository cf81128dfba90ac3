import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Form } from '@/app/_ui/form';
import { Sheet } from '@/app/_ui/sheet';
import { belief } from '@/lib/core/aws/beliefs';
import { rule } from '@/lib/core/aws/rules';
import { topics } from '@/lib/core/items/family';
import type { FamilyPart } from '@/lib/core/items/quiz';
import { findFamilyCard, listFamilies, topicTitles } from '@/lib/data/catalogue';
import styles from '@/app/(teach)/teach.module.css';
import { saveFamily } from './actions';

/** The kinds of computed question, by topic. */
export function FamilyPicker({ quizId }: { quizId: string }) {
  const all = listFamilies();
  return (
    <Sheet title="Which kind of question" caption="how many, and with which constraint, comes next">
      {topics.map((topic) => (
        <section key={topic} aria-label={topicTitles[topic]}>
          <h3 className={styles.topic}>{topicTitles[topic]}</h3>
          <ul className={styles.list}>
            {all
              .filter((family) => family.topic === topic)
              .map((family) => (
                <li key={family.id}>
                  <Link
                    href={`/teach/quizzes/${quizId}?add=family&family=${family.id}#edit`}
                    prefetch={false}
                  >
                    {family.title}
                  </Link>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </Sheet>
  );
}

/** How many questions of a family are drawn, and which instances may be. */
export function FamilyForm({
  quizId,
  partId,
  family: id,
  part,
}: {
  quizId: string;
  partId: string;
  family: string;
  part?: FamilyPart;
}) {
  const family = findFamilyCard(id);
  if (!family) notFound();
  return (
    <Sheet title={family.title} caption={topicTitles[family.topic]}>
      <div className="sheet-body">
        <Form
          key={partId}
          action={saveFamily}
          submit={partId === 'new' ? 'Add to the quiz' : 'Save'}
          fields={[
            {
              name: 'count',
              label: 'How many',
              type: 'number',
              inputMode: 'numeric',
              min: 1,
              max: 20,
              value: String(part?.count ?? 1),
              help: 'Every learner gets as many, with numbers of their own.',
            },
            {
              name: 'belief',
              label: 'Must tell this belief apart',
              value: part?.belief ?? '',
              options: [
                { value: '', text: 'Any' },
                ...family.beliefs.map((one) => ({ value: one, text: `${one}: ${belief(one).statement}` })),
              ],
              help: 'Only questions where somebody who believes this answers wrong.',
            },
            {
              name: 'rule',
              label: 'Must turn on this rule',
              value: part?.rule ?? '',
              options: [
                { value: '', text: 'Any' },
                ...family.rules.map((one) => ({ value: one, text: `${one}: ${rule(one).statement}` })),
              ],
            },
          ]}
        >
          <input type="hidden" name="quizId" value={quizId} />
          <input type="hidden" name="partId" value={partId} />
          <input type="hidden" name="family" value={family.id} />
        </Form>
      </div>
    </Sheet>
  );
}
