import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { accountView, setupLinkReply } from '../../../api/schemas/account.ts';
import { type Ask, ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { useSignInWords } from '../sign-in/words.ts';
import { GiveRole } from './give-role.tsx';
import { useAccountsWords } from './words.ts';

type Account = z.infer<typeof accountView>;
type Link = z.infer<typeof setupLinkReply>;

export function AccountLine(props: {
  readonly account: Account;
  readonly manages: boolean;
  readonly grants: boolean;
}) {
  const say = useAccountsWords();
  const sayRole = useSignInWords();
  const queries = useQueryClient();
  const { account, manages, grants } = props;
  const act = useMutation({
    mutationFn: ({ path, asked }: { readonly path: string; readonly asked: Ask }) =>
      ask<Link | undefined>(`/accounts/${account.id}${path}`, asked),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const state = account.state === 'active' ? 'disabled' : 'active';
  return (
    <tr>
      <th scope="row">{account.login}</th>
      <td>{account.name}</td>
      <td>
        {account.grants.map(({ id, role, scope }) => (
          <div key={id}>
            {sayRole(role)}
            {scope === null ? '' : `(${scope})`}{' '}
            {grants ? (
              <Button
                size="small"
                onClick={() => act.mutate({ path: `/grants/${id}`, asked: { method: 'DELETE' } })}
              >
                {say('take')}
              </Button>
            ) : null}
          </div>
        ))}
        {grants ? <GiveRole account={account.id} /> : null}
      </td>
      <td>
        {[
          say(account.state),
          account.locked ? say('locked') : '',
          account.hasPassword ? '' : say('noPassword'),
        ]
          .filter((each) => each !== '')
          .join('、')}{' '}
        {manages ? (
          <>
            <Button
              size="small"
              onClick={() =>
                act.mutate({
                  path: '',
                  asked: { method: 'PATCH', body: { state }, revision: account.revision },
                })
              }
            >
              {say(state === 'active' ? 'enable' : 'disable')}
            </Button>{' '}
            <Button
              size="small"
              onClick={() => act.mutate({ path: '/password-reset', asked: { method: 'POST' } })}
            >
              {say('reset')}
            </Button>{' '}
            {account.locked ? (
              <Button size="small" onClick={() => act.mutate({ path: '/unlock', asked: { method: 'POST' } })}>
                {say('unlock')}
              </Button>
            ) : null}
          </>
        ) : null}
        {act.error === null ? null : <Refused error={act.error} />}
        {act.data !== undefined && 'link' in act.data ? (
          <p role="status">
            {say('added')} <code>{`${window.location.origin}${act.data.link}`}</code>
          </p>
        ) : null}
      </td>
    </tr>
  );
}
