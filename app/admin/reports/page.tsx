import Link from 'next/link';
import { notFound } from 'next/navigation';
import { orSentence } from '@/app/(learn)/or-sentence';
import { Icon } from '@/app/_ui/icon';
import { listReports, type ReportRow } from '@/lib/data/reports';
import { requireAdministrator } from '@/lib/data/viewer';
import { formatTime } from '@/app/_ui/time';
import styles from '@/app/admin/admin.module.css';

export const metadata = { title: 'Reports', robots: { index: false } };

export default async function ReportsPage({ searchParams }: { searchParams: Promise<{ page?: string }> }) {
  const administrator = await orSentence(requireAdministrator);
  const page = Number((await searchParams).page ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 10_000) notFound();
  const { rows, more } = await listReports(administrator, { page });
  return (
    <div className="stack">
      <div className={`crumbs ${styles.trail}`}>
        <Link href="/admin" prefetch={false}>
          Administration
        </Link>
        <span aria-hidden="true">/</span>
        <h1 className="crumb-title">Reports</h1>
      </div>
      {rows.length === 0 ? <NoReports /> : <Reports rows={rows} />}
      <nav className="row" aria-label="Pages of reports">
        {page > 1 ? (
          <Link className="button" href={`/admin/reports?page=${page - 1}`} prefetch={false}>
            Newer
          </Link>
        ) : null}
        {more ? (
          <Link className="button" href={`/admin/reports?page=${page + 1}`} prefetch={false}>
            Older
          </Link>
        ) : null}
      </nav>
    </div>
  );
}

function NoReports() {
  return (
    <div className="sheet empty">
      <Icon name="tick" />
      <h2>Nobody has reported a question</h2>
      <p className="quiet">Under every question learners can say what seems wrong; it comes here.</p>
    </div>
  );
}

function Reports({ rows }: { rows: ReportRow[] }) {
  return (
    <div className="sheet scroll" tabIndex={0} role="region" aria-label="Reports, table">
      <table>
        <thead>
          <tr>
            <th scope="col">Question and words</th>
            <th scope="col">State</th>
            <th scope="col" className="wide-only">
              Who
            </th>
            <th scope="col" className="wide-only">
              When (UTC)
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, familyTitle, words, settledAt, who, createdAt }) => (
            <tr key={id}>
              <td className={styles.excerpt}>
                <Link href={`/admin/reports/${id}`} prefetch={false}>
                  {familyTitle}
                </Link>
                <p className="quiet">{words.length > 160 ? `${words.slice(0, 160)}…` : words}</p>
              </td>
              <td>
                <span className={`badge ${settledAt ? '' : 'partly'}`}>{settledAt ? 'Settled' : 'Open'}</span>
              </td>
              <td className="wide-only">{who ?? 'a guest'}</td>
              <td className={`wide-only ${styles.when}`}>{formatTime(createdAt, 'UTC')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
