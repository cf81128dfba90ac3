import type { ReactNode } from 'react';
import { Icon } from './icon';

/** A white sheet with a hairline frame: a title, one grey clause on how to read it, quiet actions, the thing itself. */
export function Sheet({
  title,
  caption,
  actions,
  children,
}: {
  title: ReactNode;
  caption?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="sheet">
      <header className="sheet-head">
        <h2>{title}</h2>
        {caption ? <p>{caption}</p> : null}
        {actions ? <div className="end">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}

/** What a picture or table shows, in words, for everyone who opens it. */
export function AsText({ children }: { children: ReactNode }) {
  return (
    <details className="text-toggle">
      <summary>
        <Icon name="text" /> As text
      </summary>
      <div className="text-body">{children}</div>
    </details>
  );
}
