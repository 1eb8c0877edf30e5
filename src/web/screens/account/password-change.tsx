import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { useAccountWords } from './words.ts';

export function PasswordChange({ daysLeft }: { readonly daysLeft: number | null }) {
  const say = useAccountWords();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => ask('/me/password', { method: 'POST', body: { present, next } }),
    onSuccess: () => {
      setPresent('');
      setNext('');
    },
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
        <label>
          {say('present')}
          <Input.Password
            value={present}
            onChange={(event) => setPresent(event.target.value)}
            autoComplete="current-password"
            required
          />
        </label>
        <label>
          {say('next')}
          <Input.Password
            value={next}
            onChange={(event) => setNext(event.target.value)}
            autoComplete="new-password"
            required
          />
        </label>
        <Button htmlType="submit" loading={change.isPending}>
          {say('change')}
        </Button>
      </form>
      {change.error === null ? null : <Refused error={change.error} />}
      {change.isSuccess ? <p role="status">{say('changed')}</p> : null}
    </section>
  );
}
