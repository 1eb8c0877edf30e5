import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { issuedToken, tokenList } from '../../../api/schemas/account.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Refused } from '../../kit/refused.tsx';
import { type NewToken, TokenForm } from './token-form.tsx';
import { useAccountWords } from './words.ts';

const key = ['me', 'tokens'];
type Issued = z.infer<typeof issuedToken>;

export function Tokens() {
  const say = useAccountWords();
  const queries = useQueryClient();
  const again = () => queries.invalidateQueries({ queryKey: key });
  const tokens = useQuery({ queryKey: key, queryFn: () => ask<z.infer<typeof tokenList>>('/me/tokens') });
  const issue = useMutation({
    mutationFn: (body: NewToken) => ask<Issued>('/me/tokens', { method: 'POST', body }),
    onSuccess: again,
  });
  const revoke = useMutation({
    mutationFn: (id: string) => ask(`/me/tokens/${id}`, { method: 'DELETE' }),
    onSuccess: again,
  });
  if (tokens.error !== null) return <Refused error={tokens.error} />;
  if (tokens.data === undefined) return <Loading />;
  const { items } = tokens.data;
  return (
    <section className="kit-panel">
      <h2>{say('tokens')}</h2>
      <p>{say('tokensHint')}</p>
      <TokenForm busy={issue.isPending} onIssue={(body) => issue.mutate(body)} />
      {issue.error === null ? null : <Refused error={issue.error} />}
      {issue.data === undefined ? null : (
        <p role="status">
          {say('issued')} <code>{issue.data.token}</code>
        </p>
      )}
      {items.length === 0 ? <p>{say('noTokens')}</p> : null}
      <ul className="kit-list">
        {items.map((each) => (
          <li key={each.id}>
            <span>
              {each.name} · {each.scopes.map((scope) => say(scope)).join('、')} · {say('expires')}{' '}
              <Moment at={each.expiresAt} />
            </span>
            <Button size="small" onClick={() => revoke.mutate(each.id)}>
              {say('revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
