import './report.css';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useUnits } from '../../kit/unit-choice.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { History } from './history.tsx';
import { isOpen, type Reportable, useReportables, useSubmission } from './report-data.ts';
import { ReportDone } from './report-done.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportList, State } from './report-list.tsx';
import { useReportWords } from './words.ts';

/** What an assessed unit hands in itself. */
export function Report() {
  return <InCampaign>{(campaign) => <OfUnit campaign={campaign} />}</InCampaign>;
}

function OfUnit({ campaign }: { readonly campaign: Campaign }) {
  const say = useReportWords();
  const [address, go] = useAddress();
  const { profile } = useProfile();
  const names = useUnits(campaign.id).data?.items ?? [];
  const own = (profile?.grants ?? []).flatMap(({ role, scope }) =>
    role === 'unit' && scope !== null ? [scope] : [],
  );
  const unit = own.find((each) => each === address.unit) ?? own[0];
  if (unit === undefined) return <Nothing what={say('nothing')} />;
  return (
    <Page title={address.dataset ?? say('title')}>
      {own.length < 2 ? null : (
        <select
          className="kit-select"
          aria-label={say('title')}
          value={unit}
          onChange={(event) => go({ unit: event.target.value, dataset: undefined, id: undefined })}
        >
          {own.map((each) => (
            <option key={each} value={each}>
              {names.find((known) => known.unit === each)?.name ?? each}
            </option>
          ))}
        </select>
      )}
      <Clock campaign={campaign} />
      <Shown key={unit} campaign={campaign} unit={unit} />
    </Page>
  );
}

function Clock({ campaign }: { readonly campaign: Campaign }) {
  const say = useReportWords();
  const { phase, opensOn, dueOn, locksOn } = campaign;
  const word = ({ before: 'before', 'on-time': 'onTimeUntil', late: 'lateNow', locked: 'locked' } as const)[
    phase
  ];
  return <p>{say(word, { opens: opensOn, due: dueOn, locks: locksOn })}</p>;
}

function Shown({ campaign, unit }: { readonly campaign: Campaign; readonly unit: string }) {
  const say = useReportWords();
  const [address, go] = useAddress();
  const found = useReportables(campaign.id, unit);
  if (found.error !== null) return <Refused error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading lines={8} />;
  const item = found.data.find((each) => each.dataset.name === address.dataset);
  if (item === undefined) return <ReportList items={found.data} />;
  return (
    <>
      <p>
        <Button onClick={() => go({ dataset: undefined, id: undefined })}>{say('back')}</Button>
      </p>
      <p>{item.dataset.description}</p>
      <One campaign={campaign} unit={unit} item={item} id={address.id ?? item.submissions[0]?.id ?? 'new'} />
    </>
  );
}

function One(props: {
  readonly campaign: Campaign;
  readonly unit: string;
  readonly item: Reportable;
  readonly id: string;
}) {
  const say = useReportWords();
  const queries = useQueryClient();
  const [, go] = useAddress();
  const { campaign, unit, item, id } = props;
  const submission = useSubmission(campaign.id, id === 'new' ? null : id);
  const refresh = () => void queries.invalidateQueries({ queryKey: ['campaign', campaign.id] });
  if (id !== 'new' && submission.error !== null) return <Refused error={submission.error} />;
  if (id !== 'new' && submission.data === undefined) return <Loading lines={6} />;
  const data = id === 'new' ? null : (submission.data ?? null);
  const shared = { campaign: campaign.id, unit, item };
  return (
    <>
      {data === null ? null : (
        <p>
          <State state={data.state} onTime={data.onTime} />{' '}
          {data.reason === '' ? null : <strong>{say('reason', { reason: data.reason })}</strong>}
        </p>
      )}
      {data === null || isOpen(data.state) ? (
        <ReportForm
          {...shared}
          key={`${item.dataset.name} ${data?.round ?? 0}`}
          begun={data}
          locked={campaign.phase === 'locked' || campaign.phase === 'before'}
          onBegun={(made) => go({ id: made })}
          onDone={refresh}
        />
      ) : (
        <ReportDone submission={data} dataset={item.dataset} onWithdrawn={refresh} />
      )}
      {data === null ? null : <History steps={data.steps} />}
    </>
  );
}
