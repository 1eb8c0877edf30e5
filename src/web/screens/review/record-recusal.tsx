import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import { UnitChoice } from '../../kit/unit-choice.tsx';
import type { Recusals } from './recusals.tsx';
import { useReviewWords } from './words.ts';

/** An interest that the names of lead and unit do not show: the lead stands back from all items of the unit. */
export function RecordRecusal(props: {
  readonly campaign: string;
  readonly leads: readonly string[];
  readonly recorded: Recusals['recorded'];
}) {
  const say = useReviewWords();
  const queries = useQueryClient();
  const { campaign, leads, recorded } = props;
  const [unit, setUnit] = useState<string | null>(null);
  const [lead, setLead] = useState('');
  const [reason, setReason] = useState('');
  const known = recorded.find((each) => each.unit === unit && each.indicator === null && each.lead === lead);
  const record = useMutation({
    mutationFn: () =>
      ask(`/campaigns/${campaign}/recusals`, {
        method: 'PUT',
        body: { unit, indicator: null, lead, substitute: null, reason, ended: false },
        revision: known?.revision ?? 0,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    record.mutate();
  };
  return (
    <form onSubmit={submit}>
      <h3>{say('record')}</h3>
      <div className="kit-line">
        <UnitChoice campaign={campaign} chosen={unit} onChoose={setUnit} />
        <label>
          {say('lead')}
          <select
            className="kit-select"
            required
            value={lead}
            onChange={(event) => setLead(event.target.value)}
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
          <Input
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Button htmlType="submit" loading={record.isPending} disabled={unit === null}>
          {say('record')}
        </Button>
      </div>
      {record.error === null ? null : <Problems error={record.error} />}
    </form>
  );
}
