import './sign-in.css';
import type { ReactNode } from 'react';
import { LookSwitches } from '../../shell/look-switches.tsx';
import { useShellWords } from '../../words/shell.ts';

/** What stands around the screens one sees before one is in. */
export function Door({ children }: { readonly children: ReactNode }) {
  const say = useShellWords();
  return (
    <div className="door">
      <header className="shell-top">
        <span className="shell-brand">
          <img src="/plumb.svg" alt="" width={22} height={22} />
          {say('brand')}
        </span>
        <span className="shell-office" />
        <LookSwitches />
      </header>
      <main className="door-body">{children}</main>
    </div>
  );
}
