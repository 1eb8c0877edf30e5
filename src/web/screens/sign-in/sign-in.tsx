import './sign-in.css';
import type { Profile } from '../../session/profile.ts';
import { LookSwitches } from '../../shell/top-bar.tsx';
import { useShellWords } from '../../words/shell.ts';
import { DemoDoor } from './demo-door.tsx';
import { NewPassword } from './new-password.tsx';
import { PasswordDoor } from './password-door.tsx';
import { SecondFactor } from './second-factor.tsx';

/** The way in: password, second factor, a new password where one is due, or a role of the demonstration. */
export function SignIn({ profile }: { readonly profile: Profile | null }) {
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
      <main className="door-body">{stepOf(profile)}</main>
    </div>
  );
}

function stepOf(profile: Profile | null) {
  if (profile?.needs === 'second-factor') return <SecondFactor enrolled={profile.secondFactor.enrolled} />;
  if (profile?.needs === 'password-change') return <NewPassword />;
  return (
    <>
      <PasswordDoor />
      <DemoDoor />
    </>
  );
}
