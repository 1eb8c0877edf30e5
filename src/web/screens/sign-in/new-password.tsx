import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { PasswordPair, type Passwords } from '../../kit/password-pair.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useEnter } from './use-enter.ts';
import { useSignInWords } from './words.ts';

/** A password that is due to be changed is changed before anything else. */
export function NewPassword() {
  const say = useSignInWords();
  const [passwords, setPasswords] = useState<Passwords>({ present: '', next: '' });
  const enter = useEnter('/me/password');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate(passwords);
  };
  return (
    <section className="door-card">
      <h1>{say('newPasswordTitle')}</h1>
      <p>{say('newPasswordHint')}</p>
      <form onSubmit={submit}>
        <PasswordPair
          words={{ present: say('present'), next: say('next') }}
          value={passwords}
          onChange={setPasswords}
        />
        {enter.error === null ? null : <Refused error={enter.error} />}
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {say('confirm')}
        </Button>
      </form>
    </section>
  );
}
