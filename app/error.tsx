'use client';

import { Icon } from './_ui/icon';

/** Our mistake: what is safe, what happened, what happens next. The rest is in the log, under the id. */
export default function ErrorPage({
  error,
  retry,
}: {
  error: Error & { digest?: string };
  retry: () => void;
}) {
  return (
    <div className="sheet empty notice unsure">
      <Icon name="warning" />
      <h1>Something went wrong on our side</h1>
      <p className="quiet">
        Every answer that you saw a verdict for is kept.
        {error.digest ? ` In the log this has the id ${error.digest}.` : null}
      </p>
      <p className="row">
        <button type="button" className="button primary" onClick={retry}>
          Try again
        </button>
        <a className="button" href="/progress">
          Your history
        </a>
      </p>
    </div>
  );
}
