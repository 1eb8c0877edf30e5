import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import type { Recusals } from './recusals.tsx';
import { useReviewWords } from './words.ts';

/** Names who stands in for a recused lead. */
export function RecusalForm(props: {
  readonly campaign: string;
  readonly about: { readonly unit: string; readonly indicator: string | null; readonly lead: string };
  readonly leads: readonly string[];
  readonly recorded: Recusals['recorded'];
}) {
  const say = useReviewWords();
  const queries = useQueryClient();
  const { campaign, about, leads, recorded } = props;
  const known = recorded.find(
    (each) => each.unit === about.unit && each.indicator === about.indicator && each.lead === about.lead,
  );
  const [substitute, setSubstitute] = useState(known?.substitute ?? '');
  const [reason, setReason] = useState(known?.reason ?? '');
  const name = useMutation({
    mutationFn: () =>
      ask(`/campaigns/${campaign}/recusals`, {
        method: 'PUT',
        body: { ...about, substitute: substitute === '' ? null : substitute, reason, ended: false },
        revision: known?.revision ?? 0,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  });
  return (
    <div className="kit-line">
      <label>
        {say('substitute')}
        <select
          className="kit-select"
          value={substitute}
          onChange={(event) => setSubstitute(event.target.value)}
        >
          <option value="">{say('choose')}</option>
          {leads.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say('why')}
        <Input value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
      </label>
      <Button
        loading={name.isPending}
        disabled={substitute === '' || reason.trim() === ''}
        onClick={() => name.mutate()}
      >
        {say('name')}
      </Button>
      {name.error === null ? null : <Refused error={name.error} />}
    </div>
  );
}
