import { notFound } from 'next/navigation';
import { beginShared } from '@/app/(learn)/practice/actions';
import { Icon } from '@/app/_ui/icon';
import { env } from '@/lib/env';
import { findShare } from '@/lib/data/shares';

export const metadata = { title: 'A shared question', robots: { index: false } };

export default async function SharePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const share = token.length > 64 ? null : await findShare(token);
  if (!share) notFound();
  return (
    <div className="sheet empty">
      <Icon name="link" />
      <h1>{share.familyTitle}</h1>
      <p className="quiet">
        Somebody shared this very question. You answer it fresh, without an account, and see the reasons
        afterwards. Nothing of theirs is shown.
      </p>
      <form action={beginShared}>
        <input type="hidden" name="token" value={token} />
        <button className="button primary">
          Start this question <Icon name="arrow" />
        </button>
      </form>
      <p className="small faint">
        To hand it on, copy this page’s address:{' '}
        <code className="address">{`${env.AUTH_URL ?? ''}/s/${token}`}</code>
      </p>
    </div>
  );
}
