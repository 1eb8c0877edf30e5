import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useBulletinWords } from './words.ts';

export function IssueForm({ campaign }: { readonly campaign: Campaign }) {
  const say = useBulletinWords();
  const queries = useQueryClient();
  const [title, setTitle] = useState('');
  const [asOf, setAsOf] = useState('');
  const issue = useMutation({
    mutationFn: () =>
      ask(`/campaigns/${campaign.id}/bulletins`, {
        method: 'POST',
        body: { title, asOf: asOf === '' ? null : asOf },
      }),
    onSuccess: () => {
      setTitle('');
      return queries.invalidateQueries({ queryKey: ['campaign', campaign.id, 'bulletins'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    issue.mutate();
  };
  return (
    <form className="kit-line kit-panel no-print" onSubmit={submit}>
      <label>
        {say('name')}
        <Input value={title} onChange={(event) => setTitle(event.target.value)} required maxLength={200} />
      </label>
      <label>
        {say('asOf')}
        <input
          className="kit-select"
          type="date"
          value={asOf}
          onChange={(event) => setAsOf(event.target.value)}
        />
      </label>
      <Button type="primary" htmlType="submit" loading={issue.isPending}>
        {say('issue')}
      </Button>
      {issue.error === null ? null : <Refused error={issue.error} />}
    </form>
  );
}
