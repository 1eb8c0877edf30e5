import { Link } from '@tanstack/react-router';
import { ask } from '../api/client.ts';
import { type Profile, useForget } from '../session/profile.ts';
import { useShellWords } from '../words/shell.ts';
import { LookSwitches } from './look-switches.tsx';

/** Name, language, look, account. */
export function TopBar(props: {
  readonly profile: Profile;
  readonly menuOpen: boolean;
  readonly onMenu: () => void;
}) {
  const say = useShellWords();
  const { profile, menuOpen, onMenu } = props;
  return (
    <header className="shell-top">
      <button
        type="button"
        className="shell-plain shell-toggle"
        aria-expanded={menuOpen}
        aria-controls="menu"
        onClick={onMenu}
      >
        {say('menu')}
      </button>
      <Link to="/" className="shell-brand">
        <img src="/plumb.svg" alt="" width={22} height={22} />
        {say('brand')}
      </Link>
      <span className="shell-office">{profile.office.name}</span>
      <LookSwitches />
      <Link to="/account">{profile.name}</Link>
      <SignOut />
    </header>
  );
}

function SignOut() {
  const say = useShellWords();
  const forget = useForget();
  const leave = async () => {
    await ask('/sign-out', { method: 'POST' });
    await forget();
  };
  return (
    <button type="button" className="shell-plain" onClick={() => void leave()}>
      {say('signOut')}
    </button>
  );
}
