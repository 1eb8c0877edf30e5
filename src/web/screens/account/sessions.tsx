import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { sessionList } from '../../../api/schemas/account.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useAccountWords } from './words.ts';

const key = ['me', 'sessions'];

export function Sessions() {
  const say = useAccountWords();
  const queries = useQueryClient();
  const sessions = useQuery({
    queryKey: key,
    queryFn: () => ask<z.infer<typeof sessionList>>('/me/sessions'),
  });
  const end = useMutation({
    mutationFn: (id: string) => ask(`/me/sessions/${id}`, { method: 'DELETE' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  if (sessions.error !== null) return <Refused error={sessions.error} />;
  if (sessions.data === undefined) return <Loading />;
  return (
    <section className="kit-panel">
      <h2>{say('sessions')}</h2>
      <div className="kit-scroll">
        <table className="kit-table">
          <thead>
            <tr>
              <th scope="col">{say('address')}</th>
              <th scope="col">{say('since')}</th>
              <th scope="col">{say('seen')}</th>
              <th scope="col" aria-label={say('end')} />
            </tr>
          </thead>
          <tbody>
            {sessions.data.items.map((each) => (
              <tr key={each.id}>
                <td>{each.address}</td>
                <td>
                  <Moment at={each.createdAt} />
                </td>
                <td>
                  <Moment at={each.lastSeenAt} />
                </td>
                <td>
                  {each.present ? (
                    say('here')
                  ) : (
                    <Button size="small" onClick={() => end.mutate(each.id)}>
                      {say('end')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
