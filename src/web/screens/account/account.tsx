import { Page } from '../../kit/page.tsx';
import { useProfile } from '../../session/profile.ts';
import { useSignInWords } from '../sign-in/words.ts';
import { PasswordChange } from './password-change.tsx';
import { Sessions } from './sessions.tsx';
import { Tokens } from './tokens.tsx';
import { useAccountWords } from './words.ts';

/** One's own account: who I am here, password, where I am signed in, tokens for programs. */
export function Account() {
  const say = useAccountWords();
  const sayRole = useSignInWords();
  const { profile } = useProfile();
  if (profile === null || profile === undefined) return null;
  const roles = profile.grants.map(
    ({ role, scope }) => `${sayRole(role)}${scope === null ? '' : `(${scope})`}`,
  );
  return (
    <Page title={say('title')}>
      <section className="kit-panel">
        <h2>{profile.name}</h2>
        <dl className="kit-facts">
          <dt>{say('person')}</dt>
          <dd>{profile.login}</dd>
          <dt>{say('office')}</dt>
          <dd>{profile.office.name}</dd>
          <dt>{say('roles')}</dt>
          <dd>{roles.join('、')}</dd>
        </dl>
      </section>
      {profile.password.set ? <PasswordChange daysLeft={profile.password.expiresInDays} /> : null}
      <Sessions />
      <Tokens />
    </Page>
  );
}
