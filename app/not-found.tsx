import Link from 'next/link';
import { Icon } from './_ui/icon';

export const metadata = { title: 'Nothing here' };

/** What is not there, and what is not yours: one answer for both. */
export default function NotFound() {
  return (
    <div className="sheet empty notice">
      <Icon name="question" />
      <h1>There is nothing at this address</h1>
      <p className="quiet">
        It was mistyped, it is gone, or it belongs to somebody else. A question opens only for the person who
        started it; to show one to a friend, answer it and share it.
      </p>
      <p className="row">
        <Link className="button primary" href="/practice" prefetch={false}>
          Practise
        </Link>
        <Link className="button" href="/" prefetch={false}>
          Home
        </Link>
      </p>
    </div>
  );
}
