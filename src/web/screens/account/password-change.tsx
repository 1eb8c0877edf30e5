import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { PasswordPair, type Passwords } from '../../kit/password-pair.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useAccountWords } from './words.ts';

export function PasswordChange({ daysLeft }: { readonly daysLeft: number | null }) {
  const say = useAccountWords();
  const [passwords, setPasswords] = useState<Passwords>({ present: '', next: '' });
  const change = useMutation({
    mutationFn: () => ask('/me/password', { method: 'POST', body: passwords }),
    onSuccess: () => setPasswords({ present: '', next: '' }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <section className="kit-panel">
      <h2>{say('password')}</h2>
      {daysLeft === null ? null : <p>{say('passwordLeft', { days: daysLeft })}</p>}
      <form className="kit-line" onSubmit={submit}>
        <PasswordPair
          words={{ present: say('present'), next: say('next') }}
          value={passwords}
          onChange={setPasswords}
        />
        <Button htmlType="submit" loading={change.isPending}>
          {say('change')}
        </Button>
      </form>
      {change.error === null ? null : <Refused error={change.error} />}
      {change.isSuccess ? <p role="status">{say('changed')}</p> : null}
    </section>
  );
}
