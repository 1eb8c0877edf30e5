import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useAppealWords } from './words.ts';

/** The first publication, or a correction of it. */
export function Publish({ campaign }: { readonly campaign: Campaign }) {
  const say = useAppealWords();
  const queries = useQueryClient();
  const isFirst = campaign.state !== 'published';
  const [to, setTo] = useState('');
  const [appealDays, setAppealDays] = useState(campaign.appealDays);
  const [reason, setReason] = useState('');
  const [acceptMissing, setAcceptMissing] = useState(false);
  const until = to === '' ? null : new Date(to).toISOString();
  const publish = useMutation({
    mutationFn: () =>
      ask(`/campaigns/${campaign.id}/publications${isFirst ? '' : '/correct'}`, {
        method: 'POST',
        body: isFirst ? { to: until, appealDays, acceptMissing } : { to: until, reason, acceptMissing },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate();
  };
  return (
    <form className="kit-panel" onSubmit={submit}>
      <h2>{say(isFirst ? 'open' : 'openCorrect')}</h2>
      <p>{say(isFirst ? 'openHint' : 'correctHint')}</p>
      <div className="kit-line">
        <label>
          {say('to')}
          <input
            className="kit-select"
            type="datetime-local"
            required={isFirst}
            value={to}
            onChange={(event) => setTo(event.target.value)}
          />
        </label>
        {isFirst ? (
          <label>
            {say('appealDays')}
            <input
              className="kit-number"
              type="number"
              min={0}
              max={365}
              value={appealDays}
              onChange={(event) => setAppealDays(event.target.valueAsNumber || 0)}
            />
          </label>
        ) : (
          <label>
            {say('correctReason')}
            <Input
              required
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
        )}
        <label className="appeal-check">
          <input
            type="checkbox"
            checked={acceptMissing}
            onChange={(event) => setAcceptMissing(event.target.checked)}
          />
          {say('acceptMissing')}
        </label>
        <Button type="primary" htmlType="submit" loading={publish.isPending}>
          {say('publish')}
        </Button>
      </div>
      {publish.error === null ? null : <Problems error={publish.error} />}
    </form>
  );
}
