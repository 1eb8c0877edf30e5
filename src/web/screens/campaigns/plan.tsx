import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { Dates } from './dates.tsx';
import { PlanFields } from './days-fields.tsx';
import { useCampaignWords } from './words.ts';

/** Title and days of a campaign, and the opening of its collection. */
export function Plan({ campaign }: { readonly campaign: Campaign }) {
  const say = useCampaignWords();
  const queries = useQueryClient();
  const { profile } = useProfile();
  const { title, opensOn, dueOn, locksOn, appealDays, revision, state } = campaign;
  const [plan, setPlan] = useState({ title, opensOn, dueOn, locksOn, appealDays });
  const renew = async () => {
    await queries.invalidateQueries({ queryKey: ['campaigns'] });
    await queries.invalidateQueries({ queryKey: ['campaign', campaign.id] });
  };
  const path = `/campaigns/${campaign.id}`;
  const save = useMutation({
    mutationFn: () => ask(path, { method: 'PUT', body: plan, revision }),
    onSuccess: renew,
  });
  const open = useMutation({
    mutationFn: () => ask(`${path}/open`, { method: 'POST', revision }),
    onSuccess: renew,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  const error = save.error ?? open.error;
  const opens = state === 'preparing' && profile != null && could(profile, 'campaign.open');
  return (
    <>
      <form className="kit-panel" onSubmit={submit}>
        <h2>{say('plan')}</h2>
        <PlanFields plan={plan} onChange={setPlan} />
        <div className="kit-line">
          <Button htmlType="submit" loading={save.isPending}>
            {say('save')}
          </Button>
          {opens ? (
            <Button type="primary" loading={open.isPending} onClick={() => open.mutate()}>
              {say('open')}
            </Button>
          ) : null}
        </div>
        {opens ? <small>{say('openHint')}</small> : null}
        {save.isSuccess ? <p role="status">{say('saved')}</p> : null}
        {error === null ? null : <Problems error={error} />}
      </form>
      <Dates campaign={campaign.id} />
    </>
  );
}
