import Link from 'next/link';
import { orSentence } from '@/app/(learn)/or-sentence';
import { Form } from '@/app/_ui/form';
import { Icon } from '@/app/_ui/icon';
import { Said } from '@/app/_ui/said';
import { Sheet } from '@/app/_ui/sheet';
import { listStaff, type Member } from '@/lib/data/administration';
import { countOpenReports } from '@/lib/data/reports';
import { requireAdministrator } from '@/lib/data/viewer';
import { dismiss, makeInvite, makeReset } from './actions';
import styles from './admin.module.css';

export const metadata = { title: 'Administration', robots: { index: false } };

const sentences = { welcome: 'You are an administrator now.' };

export default async function AdminPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const { said } = await searchParams;
  const administrator = await orSentence(requireAdministrator);
  const [open, staff] = await Promise.all([countOpenReports(administrator), listStaff(administrator)]);
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        <h1>Administration</h1>
        <Link className="button" href="/admin/reports" prefetch={false}>
          {open === 0 ? 'Reports' : open === 1 ? 'One open report' : `${open} open reports`}{' '}
          <Icon name="arrow" />
        </Link>
      </div>
      <Said said={said} sentences={sentences} />
      <Sheet title="Invite" caption="a link that gives whoever opens it with an account a role, once">
        <div className="sheet-body">
          <Form action={makeInvite} submit="Make the link" fields={[roleField]} />
        </div>
      </Sheet>
      <Sheet title="New password" caption="a link for somebody who forgot theirs; it works once, for a day">
        <div className="sheet-body">
          <Form action={makeReset} submit="Make the link" kind="" fields={[emailField]} />
        </div>
      </Sheet>
      <Sheet
        title="Who has a role"
        caption="everybody else learns; taking a role away also ends every link that was not used yet"
      >
        <Staff staff={staff} own={administrator.id} />
      </Sheet>
    </div>
  );
}

const roleField = {
  name: 'role',
  label: 'Role',
  options: [
    { value: 'instructor', text: 'Instructor' },
    { value: 'administrator', text: 'Administrator' },
  ],
  help: 'Instructors teach classes. Administrators also make links like these and read reports.',
};

const emailField = {
  name: 'email',
  label: 'E-mail of the account',
  type: 'email',
  inputMode: 'email',
  autoComplete: 'off',
} as const;

function Staff({ staff, own }: { staff: Member[]; own: string }) {
  return (
    <ul className={styles.staff}>
      {staff.map(({ id, name, email, role }) => (
        <li key={id}>
          <div className={styles.who}>
            <p>
              <strong>{name}</strong> <span className="badge">{role}</span>
              {id === own ? <span className="faint"> you</span> : null}
            </p>
            <p className="small quiet">{email ?? 'no e-mail; comes through an identity provider'}</p>
          </div>
          <Form
            action={dismiss}
            kind=""
            fields={[]}
            submit={
              <>
                Take the role away<span className="hidden"> from {name}</span>
              </>
            }
          >
            <input type="hidden" name="member" value={id} />
          </Form>
        </li>
      ))}
    </ul>
  );
}
