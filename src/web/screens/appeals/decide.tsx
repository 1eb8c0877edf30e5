import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import type { Appeal } from './appeal-data.ts';
import { useAppealWords } from './words.ts';

/** The office decides; accepting rests on the difference that was looked at. */
export function Decide({ appeal }: { readonly appeal: Appeal }) {
  const say = useAppealWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const again = () => queries.invalidateQueries({ queryKey: ['campaign', appeal.campaign] });
  const compare = useMutation({
    mutationFn: () => ask(`/appeals/${appeal.id}/difference`, { method: 'POST', body: {} }),
    onSuccess: again,
  });
  const decide = useMutation({
    mutationFn: (verdict: 'accept' | 'reject') =>
      ask(`/appeals/${appeal.id}/decision`, {
        method: 'POST',
        body: { verdict, reason, differenceHash: verdict === 'accept' ? appeal.differenceHash : null },
      }),
    onSuccess: again,
  });
  const noReason = reason.trim() === '';
  return (
    <section className="kit-panel">
      <h2>{say('decide')}</h2>
      <p>{say('compareHint')}</p>
      {appeal.proposal === null ? null : (
        <p>
          <Button loading={compare.isPending} onClick={() => compare.mutate()}>
            {say('compare')}
          </Button>
        </p>
      )}
      {compare.error === null ? null : <Problems error={compare.error} />}
      <label className="appeal-field">
        {say('reason')}
        <Input.TextArea
          rows={2}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <div className="kit-line">
        <Button
          type="primary"
          loading={decide.isPending}
          disabled={noReason || appeal.differenceHash === null}
          onClick={() => decide.mutate('accept')}
        >
          {say('accept')}
        </Button>
        <Button loading={decide.isPending} disabled={noReason} onClick={() => decide.mutate('reject')}>
          {say('reject')}
        </Button>
      </div>
      {decide.error === null ? null : <Problems error={decide.error} />}
    </section>
  );
}
