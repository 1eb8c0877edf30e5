import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { grantBody } from '../../../api/schemas/account.ts';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { useSignInWords } from '../sign-in/words.ts';
import { useAccountsWords } from './words.ts';

type Role = z.infer<typeof grantBody>['role'];

const roles: readonly Role[] = [
  'office',
  'lead',
  'unit',
  'expert',
  'leader',
  'system-admin',
  'security-admin',
  'audit-admin',
];
const scoped: readonly Role[] = ['lead', 'unit'];

export function GiveRole({ account }: { readonly account: string }) {
  const say = useAccountsWords();
  const sayRole = useSignInWords();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>('unit');
  const [scope, setScope] = useState('');
  const give = useMutation({
    mutationFn: () =>
      ask(`/accounts/${account}/grants`, {
        method: 'POST',
        body: { role, scope: scoped.includes(role) ? scope : null },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    give.mutate();
  };
  return (
    <form className="kit-line" onSubmit={submit}>
      <select
        className="kit-select"
        aria-label={say('role')}
        value={role}
        onChange={(event) => {
          const chosen = roles.find((each) => each === event.target.value);
          if (chosen !== undefined) setRole(chosen);
        }}
      >
        {roles.map((each) => (
          <option key={each} value={each}>
            {sayRole(each)}
          </option>
        ))}
      </select>
      {scoped.includes(role) ? (
        <Input
          aria-label={say('scope')}
          placeholder={say('scope')}
          value={scope}
          onChange={(event) => setScope(event.target.value)}
          required
        />
      ) : null}
      <Button size="small" htmlType="submit" loading={give.isPending}>
        {say('grant')}
      </Button>
      {give.error === null ? null : <Refused error={give.error} />}
    </form>
  );
}
