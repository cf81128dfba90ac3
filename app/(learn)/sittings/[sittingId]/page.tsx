import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Said } from '@/app/_ui/said';
import { orNotFound } from '@/app/or-not-found';
import { now } from '@/lib/clock';
import { getSitting, type SittingView } from '@/lib/data/sittings';
import { findLearner } from '@/lib/data/viewer';
import { Done } from '@/app/(learn)/sittings/done';
import { OpenQuestion } from '@/app/(learn)/sittings/open-question';
import { Review } from '@/app/(learn)/sittings/review';
import { SlotNav } from '@/app/(learn)/sittings/slot-nav';

export const metadata = { title: 'Quiz', robots: { index: false } };

const sentences = { submitted: 'Handed in. Each question now shows its key and the reasons.' };

type Props = {
  params: Promise<{ sittingId: string }>;
  searchParams: Promise<{ slot?: string; said?: string }>;
};

export default async function SittingPage({ params, searchParams }: Props) {
  const [{ sittingId }, { slot = '1', said }] = await Promise.all([params, searchParams]);
  const learner = await findLearner();
  if (!learner?.account) notFound();
  const view = await orNotFound(() => getSitting(learner, sittingId, now()));
  const at = Number(slot);
  const reviewing = slot === 'review' && view.state === 'open';
  if (!reviewing && slot !== 'review' && !(at >= 1 && at <= view.slots.length)) notFound();
  return (
    <>
      <div className="crumbs trail">
        <Link href={`/assignments/${view.assignmentId}`} prefetch={false}>
          {view.title}
        </Link>
        <span aria-hidden="true">/</span>
        <span>{reviewing ? 'Review' : `Question ${slot === 'review' ? 1 : at} of ${view.slots.length}`}</span>
      </div>
      {view.state === 'open' ? null : <Said said={said} sentences={sentences} />}
      <SlotNav view={view} current={slot === 'review' && !reviewing ? 1 : reviewing ? null : at} />
      <Shown
        view={view}
        slot={reviewing ? null : slot === 'review' ? 1 : at}
        timeZone={learner.account.timeZone}
      />
    </>
  );
}

function Shown({ view, slot, timeZone }: { view: SittingView; slot: number | null; timeZone: string }) {
  if (view.state !== 'open') return <Done view={view} slot={slot ?? 1} timeZone={timeZone} />;
  const open = view.slots.find((one) => one.slot === slot);
  if (!open) return <Review view={view} timeZone={timeZone} />;
  return <OpenQuestion key={open.slot} sittingId={view.id} slot={open} count={view.slots.length} />;
}
