import './kit.css';
import { type ReactNode, useEffect } from 'react';

/** A screen: its heading, what can be done with all of it, and its content. Names the browser tab too. */
export function Page(props: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const { title, actions, children } = props;
  useEffect(() => {
    document.title = `${title} · 准绳`;
  }, [title]);
  return (
    <>
      <div className="kit-page-head">
        <h1>{title}</h1>
        <div className="kit-page-actions no-print">{actions}</div>
      </div>
      {children}
    </>
  );
}

/** What to say, and what to do, where there is nothing yet. */
export function Nothing({ what, children }: { readonly what: string; readonly children?: ReactNode }) {
  return (
    <div className="kit-nothing">
      <p>{what}</p>
      {children}
    </div>
  );
}
