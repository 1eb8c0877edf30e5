import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Refused } from '../../kit/refused.tsx';
import { useEnter } from './use-enter.ts';
import { useSignInWords } from './words.ts';

/** A password that is due to be changed is changed before anything else. */
export function NewPassword() {
  const say = useSignInWords();
  const [present, setPresent] = useState('');
  const [next, setNext] = useState('');
  const enter = useEnter('/me/password');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ present, next });
  };
  return (
    <section className="door-card">
      <h1>{say('newPasswordTitle')}</h1>
      <p>{say('newPasswordHint')}</p>
      <form onSubmit={submit}>
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
        {enter.error === null ? null : <Refused error={enter.error} />}
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {say('confirm')}
        </Button>
      </form>
    </section>
  );
}
