import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { idOf, useVersions, versionOf } from '../schemes/scheme-data.ts';
import { type Plan, PlanFields } from './days-fields.tsx';
import { useCampaignWords } from './words.ts';

const blank: Plan = { title: '', opensOn: '', dueOn: '', locksOn: '', appealDays: 5 };

/** A new campaign on a published version; its roster comes from the scheme. */
export function MakeForm() {
  const say = useCampaignWords();
  const queries = useQueryClient();
  const [, go] = useAddress();
  const [id, setId] = useState('');
  const [scheme, setScheme] = useState('');
  const [plan, setPlan] = useState(blank);
  const versions = (useVersions().data?.items ?? []).filter(({ state }) => state === 'published');
  const make = useMutation({
    mutationFn: () =>
      ask<Campaign>('/campaigns', { method: 'POST', body: { id, ...plan, ...versionOf(scheme) } }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['campaigns'] });
      go({ id: made.id, campaign: made.id });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <details className="kit-panel no-print">
      <summary>{say('make')}</summary>
      <form onSubmit={submit}>
        <div className="kit-line campaign-fields">
          <label className="campaign-wide">
            {say('scheme')}
            <select
              className="kit-select"
              required
              value={scheme}
              onChange={(event) => setScheme(event.target.value)}
            >
              <option value="">{say('choose')}</option>
              {versions.map((each) => (
                <option key={idOf(each)} value={idOf(each)}>
                  {each.title} v{each.version}
                </option>
              ))}
            </select>
            {versions.length === 0 ? <small>{say('noScheme')}</small> : null}
          </label>
          <label>
            {say('id')}
            <Input
              required
              pattern="[a-z0-9][a-z0-9\-]{0,62}"
              title={say('idHint')}
              value={id}
              onChange={(event) => setId(event.target.value)}
            />
            <small>{say('idHint')}</small>
          </label>
        </div>
        <PlanFields plan={plan} onChange={setPlan} />
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {say('makeNow')}
        </Button>
        {make.error === null ? null : <Problems error={make.error} />}
      </form>
    </details>
  );
}
