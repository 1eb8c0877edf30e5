import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask } from '../../api/client.ts';
import { DifferenceTable } from '../../kit/difference.tsx';
import { Evidence } from '../../kit/evidence.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Problems } from '../../kit/problems.tsx';
import { Refused } from '../../kit/refused.tsx';
import { RowsTable } from '../../kit/rows-table.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { Answer } from './answer.tsx';
import { type Appeal, useAppeal } from './appeal-data.ts';
import { Decide } from './decide.tsx';
import { Timeline } from './timeline.tsx';
import { useAppealWords } from './words.ts';

/** One appeal from its ground to its decision, with what I can do about it. */
export function Case({ campaign, id }: { readonly campaign: Campaign; readonly id: string }) {
  const say = useAppealWords();
  const [, go] = useAddress();
  const { profile } = useProfile();
  const found = useAppeal(campaign.id, id);
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined || profile == null) return <Loading lines={6} />;
  const appeal = found.data;
  const isOpen = appeal.state === 'lodged' || appeal.state === 'answered';
  return (
    <>
      <p>
        <Button onClick={() => go({ id: undefined })}>{say('back')}</Button>
      </p>
      <Ground appeal={appeal} />
      {appeal.difference === null ? null : (
        <section className="kit-panel">
          <h2>{say('difference')}</h2>
          <DifferenceTable difference={appeal.difference} />
        </section>
      )}
      {appeal.state === 'lodged' && could(profile, 'appeal.answer') ? (
        <Answer campaign={campaign} appeal={appeal} />
      ) : null}
      {isOpen && could(profile, 'appeal.decide') ? <Decide appeal={appeal} /> : null}
      {isOpen && could(profile, 'appeal.lodge') ? <Withdraw appeal={appeal} /> : null}
      <Timeline steps={appeal.steps} />
    </>
  );
}

function Ground({ appeal }: { readonly appeal: Appeal }) {
  const say = useAppealWords();
  const { unitName, indicatorName, state, onTime, lodgedAt, leads, recused, needsSubstitute, proposal } =
    appeal;
  return (
    <section className="kit-panel">
      <h2>
        {unitName} · {indicatorName} · {say(state)}
      </h2>
      <p>
        <Moment at={lodgedAt} /> · {say(onTime ? 'onTime' : 'late')} · {say('leads')}：
        {needsSubstitute ? say('needsSubstitute') : leads.join('、')}
        {recused.length === 0 ? '' : ` · ${say('recused', { leads: recused.join('、') })}`}
      </p>
      <p className="appeal-text">{appeal.ground}</p>
      <Evidence files={appeal.evidence} />
      {proposal === null ? null : (
        <>
          <h3>{say('proposal', { dataset: proposal.dataset, action: say(proposal.action) })}</h3>
          <RowsTable label={proposal.dataset} rows={proposal.rows} />
        </>
      )}
      {appeal.decision === '' ? null : (
        <p className="appeal-text">{say('decision', { text: appeal.decision })}</p>
      )}
      {appeal.signature === null ? null : (
        <p className="appeal-signature">{say('signed', { signature: appeal.signature })}</p>
      )}
    </section>
  );
}

function Withdraw({ appeal }: { readonly appeal: Appeal }) {
  const say = useAppealWords();
  const queries = useQueryClient();
  const withdraw = useMutation({
    mutationFn: () => ask(`/appeals/${appeal.id}/withdraw`, { method: 'POST' }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', appeal.campaign] }),
  });
  return (
    <p>
      <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
        {say('withdraw')}
      </Button>
      {withdraw.error === null ? null : <Problems error={withdraw.error} />}
    </p>
  );
}
