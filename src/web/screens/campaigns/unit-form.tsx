import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import type { Unit } from './roster.tsx';
import { useCampaignWords } from './words.ts';

const texts = ['unitId', 'unitName', 'kind', 'cohort'] as const;

/** One unit of the roster, new or as it is. */
export function UnitForm(props: {
  readonly campaign: Campaign;
  readonly unit: Unit | null;
  readonly onDone: () => void;
}) {
  const say = useCampaignWords();
  const queries = useQueryClient();
  const { campaign, unit, onDone } = props;
  const [row, setRow] = useState({
    unitId: unit?.unit ?? '',
    unitName: unit?.name ?? '',
    kind: unit?.kind ?? '',
    cohort: unit?.cohort ?? '',
  });
  const [reason, setReason] = useState('');
  const path = `/campaigns/${campaign.id}/units/${encodeURIComponent(row.unitId)}`;
  const onSuccess = async () => {
    await queries.invalidateQueries({ queryKey: ['campaign', campaign.id] });
    onDone();
  };
  const revision = unit === null ? {} : { revision: unit.revision };
  const save = useMutation({
    mutationFn: () => {
      const { validFrom, validTo, attributes } = unit ?? { validFrom: null, validTo: null, attributes: {} };
      const { unitName: name, kind, cohort } = row;
      const body = { name, kind, cohort, validFrom, validTo, attributes, reason };
      return ask(path, { method: 'PUT', body, ...revision });
    },
    onSuccess,
  });
  const remove = useMutation({
    mutationFn: () => ask(path, { method: 'DELETE', query: { reason }, ...revision }),
    onSuccess,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const error = save.error ?? remove.error;
  return (
    <form className="kit-panel" onSubmit={submit} aria-label={say(unit === null ? 'addUnit' : 'edit')}>
      <div className="kit-line campaign-fields">
        {texts.map((each) => (
          <label key={each}>
            {say(each)}
            <Input
              required={each !== 'cohort'}
              disabled={each === 'unitId' && unit !== null}
              maxLength={200}
              value={row[each]}
              onChange={(event) => setRow({ ...row, [each]: event.target.value })}
            />
          </label>
        ))}
        <label>
          {say('reason')}
          <Input value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      <div className="kit-line">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say('save')}
        </Button>
        {unit !== null && campaign.state === 'preparing' ? (
          <Button danger loading={remove.isPending} onClick={() => remove.mutate()}>
            {say('remove')}
          </Button>
        ) : null}
        <Button onClick={onDone}>{say('cancel')}</Button>
      </div>
      {error === null ? null : <Problems error={error} />}
    </form>
  );
}
