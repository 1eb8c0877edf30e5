import type { Profile } from '../../session/profile.ts';
import { DemoDoor } from './demo-door.tsx';
import { Door } from './door.tsx';
import { NewPassword } from './new-password.tsx';
import { PasswordDoor } from './password-door.tsx';
import { SecondFactor } from './second-factor.tsx';

/** The way in: password, second factor, a new password where one is due, or a role of the demonstration. */
export function SignIn({ profile }: { readonly profile: Profile | null }) {
  return <Door>{stepOf(profile)}</Door>;
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
