import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { addedAccount } from '../../../api/schemas/account.ts';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { useAccountsWords } from './words.ts';

export function AddAccount() {
  const say = useAccountsWords();
  const queries = useQueryClient();
  const [login, setLogin] = useState('');
  const [name, setName] = useState('');
  const add = useMutation({
    mutationFn: () =>
      ask<z.infer<typeof addedAccount>>('/accounts', { method: 'POST', body: { login, name } }),
    onSuccess: () => {
      setLogin('');
      setName('');
      return queries.invalidateQueries({ queryKey: ['accounts'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <section className="kit-panel">
      <form className="kit-line" onSubmit={submit}>
        <label>
          {say('login')}
          <Input value={login} onChange={(event) => setLogin(event.target.value)} required />
        </label>
        <label>
          {say('name')}
          <Input value={name} onChange={(event) => setName(event.target.value)} required />
        </label>
        <Button htmlType="submit" loading={add.isPending}>
          {say('add')}
        </Button>
      </form>
      {add.error === null ? null : <Refused error={add.error} />}
      {add.data === undefined ? null : (
        <p role="status">
          {say('added')} <code>{`${window.location.origin}${add.data.link}`}</code>
        </p>
      )}
    </section>
  );
}
