import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { calendarReply } from '../../../api/schemas/campaign.ts';
import { type Ask, ask } from '../../api/client.ts';
import { ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useCampaignWords } from './words.ts';

const audiences = ['all', 'office', 'leads', 'units'] as const;

/** Further days of the year, and whom each concerns; people are told when one is near. */
export function Dates({ campaign }: { readonly campaign: string }) {
  const say = useCampaignWords();
  const queries = useQueryClient();
  const [on, setOn] = useState('');
  const [title, setTitle] = useState('');
  const [audience, setAudience] = useState<string>('all');
  const path = `/campaigns/${campaign}/calendar`;
  const queryKey = ['campaign', campaign, 'calendar'];
  const found = useQuery({ queryKey, queryFn: () => ask<z.infer<typeof calendarReply>>(path) });
  const change = useMutation({
    mutationFn: ({ at, asked }: { readonly at: string; readonly asked: Ask }) => ask(`${path}${at}`, asked),
    onSuccess: () => queries.invalidateQueries({ queryKey }),
  });
  const add = (event: FormEvent) => {
    event.preventDefault();
    const asked: Ask = { method: 'POST', body: { on, title, audience } };
    change.mutate({ at: '', asked }, { onSuccess: () => setTitle('') });
  };
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading />;
  return (
    <section className="kit-panel">
      <h2>{say('dates')}</h2>
      {found.data.dates.length === 0 ? (
        <p>{say('noDate')}</p>
      ) : (
        <ListTable
          label={say('dates')}
          rows={found.data.dates}
          keyOf={(each) => each.id}
          columns={[
            { head: say('day'), cell: (each) => each.on },
            { head: say('what'), cell: (each) => each.title },
            { head: say('audience'), cell: (each) => say(each.audience) },
            {
              head: say('remove'),
              cell: ({ id, revision }) => (
                <Button
                  size="small"
                  onClick={() => change.mutate({ at: `/${id}`, asked: { method: 'DELETE', revision } })}
                >
                  {say('remove')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <form className="kit-line campaign-fields" onSubmit={add}>
        <label>
          {say('day')}
          <input
            className="kit-select"
            type="date"
            required
            value={on}
            onChange={(event) => setOn(event.target.value)}
          />
        </label>
        <label>
          {say('what')}
          <Input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          {say('audience')}
          <select
            className="kit-select"
            value={audience}
            onChange={(event) => setAudience(event.target.value)}
          >
            {audiences.map((each) => (
              <option key={each} value={each}>
                {say(each)}
              </option>
            ))}
          </select>
        </label>
        <Button htmlType="submit" loading={change.isPending}>
          {say('addDate')}
        </Button>
      </form>
      {change.error === null ? null : <Refused error={change.error} />}
    </section>
  );
}
