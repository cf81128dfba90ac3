import Link from 'next/link';
import { notFound } from 'next/navigation';
import { orSentence } from '@/app/(learn)/or-sentence';
import { formatTime } from '@/app/_ui/time';
import { Sheet } from '@/app/_ui/sheet';
import { getReport, type ReportDetails } from '@/lib/data/reports';
import { requireAdministrator } from '@/lib/data/viewer';
import { reopen, settle } from '@/app/admin/actions';
import styles from '@/app/admin/admin.module.css';
import { ReportedQuestion } from './reported-question';
import { ReportFacts } from './report-facts';

export const metadata = { title: 'A report', robots: { index: false } };

export default async function ReportPage({ params }: { params: Promise<{ reportId: string }> }) {
  const administrator = await orSentence(requireAdministrator);
  const { reportId } = await params;
  if (reportId.length > 64) notFound();
  const report = await orSentence(() => getReport(administrator, reportId));
  return (
    <div className="stack">
      <div className={`crumbs ${styles.trail}`}>
        <Link href="/admin" prefetch={false}>
          Administration
        </Link>
        <span aria-hidden="true">/</span>
        <Link href="/admin/reports" prefetch={false}>
          Reports
        </Link>
        <span aria-hidden="true">/</span>
        <h1 className="crumb-title">{report.familyTitle}</h1>
      </div>
      <Said report={report} />
      <ReportedQuestion report={report} />
      <ReportFacts report={report} />
    </div>
  );
}

function Said({ report: { id, words, who, createdAt, settledAt } }: { report: ReportDetails }) {
  return (
    <Sheet
      title={settledAt ? 'Settled' : 'Open'}
      caption={`by ${who ?? 'a guest'}, ${formatTime(createdAt, 'UTC')} UTC${settledAt ? `; settled ${formatTime(settledAt, 'UTC')} UTC` : ''}`}
    >
      <div className="sheet-body stack">
        <p className={styles.words}>{words}</p>
        <form action={settledAt ? reopen : settle}>
          <input type="hidden" name="report" value={id} />
          <button className={`button ${settledAt ? '' : 'primary'}`}>
            {settledAt ? 'Open it again' : 'Settle'}
          </button>
        </form>
      </div>
    </Sheet>
  );
}
