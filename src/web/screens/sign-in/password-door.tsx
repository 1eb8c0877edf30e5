import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { signInOptions } from '../../../api/schemas/account.ts';
import { addressOf, ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { useEnter } from './use-enter.ts';
import { useSignInWords } from './words.ts';

export type SignInOptions = z.infer<typeof signInOptions>;

/** What ways in there are here. */
export const useSignInOptions = () =>
  useQuery({ queryKey: ['sign-in'], queryFn: () => ask<SignInOptions>('/sign-in') });

export function PasswordDoor() {
  const say = useSignInWords();
  const options = useSignInOptions();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const enter = useEnter('/sign-in');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    enter.mutate({ login, password });
  };
  return (
    <section className="door-card">
      <h1>{say('title')}</h1>
      <p>{say('about')}</p>
      {options.data?.awaitsSetup === true ? <p role="status">{say('awaitsSetup')}</p> : null}
      <form onSubmit={submit}>
        <label>
          {say('login')}
          <Input
            value={login}
            onChange={(event) => setLogin(event.target.value)}
            autoComplete="username"
            required
          />
        </label>
        <label>
          {say('password')}
          <Input.Password
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
            required
          />
        </label>
        {enter.error === null ? null : <Refused error={enter.error} />}
        <Button type="primary" htmlType="submit" loading={enter.isPending}>
          {say('enter')}
        </Button>
        {options.data?.providers.map(({ office, name }) => (
          <Button key={office} href={addressOf(`/sign-in/oidc/${office}`)}>
            {say('provider', { name })}
          </Button>
        ))}
      </form>
    </section>
  );
}
