import './kit.css';
import type { ReactNode } from 'react';

/** A traffic light by the scheme's own bands; the words beside it say the same, so that colour is never alone. */
export function Light(props: {
  readonly light: 'green' | 'yellow' | 'red' | 'grey';
  readonly children?: ReactNode;
}) {
  return (
    <span className="kit-light">
      <span className={`kit-light-dot ${props.light}`} aria-hidden="true" />
      {props.children}
    </span>
  );
}
