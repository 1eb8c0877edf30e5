import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { linkDescription } from '../../../api/schemas/account.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useForget } from '../../session/profile.ts';
import { Door } from '../sign-in/door.tsx';
import { useSetupWords } from './words.ts';

/** A person with a one-time link sets the password and is in. */
export function AccountSetup() {
  const say = useSetupWords();
  const navigate = useNavigate();
  const forget = useForget();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const described = useQuery({
    queryKey: ['account-setup', token],
    queryFn: () =>
      ask<z.infer<typeof linkDescription>>('/account-setup/describe', { method: 'POST', body: { token } }),
    refetchOnWindowFocus: false,
  });
  const redeem = useMutation({
    mutationFn: () => ask('/account-setup', { method: 'POST', body: { token, password } }),
    onSuccess: async () => {
      await navigate({ to: '/', hash: '' });
      await forget();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    redeem.mutate();
  };
  if (described.error !== null)
    return (
      <Door>
        <Refused error={described.error} />
      </Door>
    );
  if (described.data === undefined) return <Loading />;
  const { login, name, policy } = described.data;
  return (
    <Door>
      <section className="door-card">
        <h1>{say('passwordTitle')}</h1>
        <p>{say('passwordFor', { login, name })}</p>
        <p>{say('rule', { length: policy.minLength, kinds: policy.minKinds })}</p>
        <form onSubmit={submit}>
          <label>
            {say('password')}
            <Input.Password
              value={password}
              onChange={(event) => setPassword(event.target.value)}
              autoComplete="new-password"
              required
            />
          </label>
          {redeem.error === null ? null : <Refused error={redeem.error} />}
          <Button type="primary" htmlType="submit" loading={redeem.isPending}>
            {say('set')}
          </Button>
        </form>
      </section>
    </Door>
  );
}
