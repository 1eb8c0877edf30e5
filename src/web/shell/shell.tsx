import './shell.css';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { Loading } from '../kit/loading.tsx';
import { Refused } from '../kit/refused.tsx';
import { SignIn } from '../screens/sign-in/sign-in.tsx';
import { useLive } from '../session/live.ts';
import { type Profile, useProfile } from '../session/profile.ts';
import { useShellWords } from '../words/shell.ts';
import { placesFor } from './places.ts';
import { TopBar } from './top-bar.tsx';

/** What stands around every screen; whoever is not signed in signs in first and then stays where they wanted to go. */
export function Shell() {
  const { profile, error } = useProfile();
  const { pathname } = useLocation();
  if (open.test(pathname)) return <Outlet />;
  if (error !== null) return <Refused error={error} />;
  if (profile === undefined) return <Loading />;
  if (profile === null || profile.needs !== null) return <SignIn profile={profile} />;
  return <Frame profile={profile} />;
}

// Screens for whoever holds a one-time link, and what is public.
const open = /^\/(setup|account-setup|public)(\/|$)/;

function Frame({ profile }: { readonly profile: Profile }) {
  const say = useShellWords();
  useLive(profile);
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <div className="shell">
      <a className="shell-skip" href="#main">
        {say('skip')}
      </a>
      <TopBar profile={profile} onMenu={() => setMenuOpen(!menuOpen)} menuOpen={menuOpen} />
      {profile.demo ? <div className="shell-demo">{say('demo')}</div> : null}
      <nav id="menu" className={menuOpen ? 'shell-nav open' : 'shell-nav'} aria-label={say('navigation')}>
        {placesFor(profile).map((group) => (
          <section key={group.word} aria-label={say(group.word)}>
            <h2>{say(group.word)}</h2>
            {group.places.map(({ to, word }) => (
              <Link
                key={to}
                to={to}
                onClick={() => setMenuOpen(false)}
                activeProps={{ className: 'active', 'aria-current': 'page' }}
                activeOptions={{ exact: to === '/' }}
              >
                {say(word)}
              </Link>
            ))}
          </section>
        ))}
      </nav>
      <main id="main" className="shell-main">
        <Outlet />
      </main>
    </div>
  );
}
