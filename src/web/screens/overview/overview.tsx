import './overview.css';
import { Button } from 'antd';
import { addressOf } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { HeatTable } from './heat-table.tsx';
import { type Ranking, useRanking } from './ranking-data.ts';
import { RankingTable } from './ranking-table.tsx';
import { Spread } from './spread.tsx';
import { useOverviewWords } from './words.ts';

/** How everybody stands: ranking by cohort, completeness, distribution, units by parts. One page to print. */
export function Overview() {
  return <InCampaign>{(campaign) => <Shown campaign={campaign} />}</InCampaign>;
}

function Shown({ campaign }: { readonly campaign: Campaign }) {
  const say = useOverviewWords();
  const ranking = useRanking(campaign.id);
  return (
    <Page
      title={`${campaign.title} · ${say('title')}`}
      actions={
        <>
          <Button href={addressOf(`/campaigns/${campaign.id}/scores/export`, { format: 'xlsx' })}>
            {say('export')}
          </Button>
          <Button onClick={() => window.print()}>{say('print')}</Button>
        </>
      }
    >
      {ranking.error === null ? null : <Refused error={ranking.error} again={() => void ranking.refetch()} />}
      {ranking.data === undefined && ranking.error === null ? <Loading lines={10} /> : null}
      {ranking.data === undefined ? null : <Tables ranking={ranking.data} />}
    </Page>
  );
}

function Tables({ ranking }: { readonly ranking: Ranking }) {
  const say = useOverviewWords();
  const [address, go] = useAddress();
  const table = ranking.tables.find((each) => each.id === address.table) ?? ranking.tables[0];
  if (table === undefined) return <Nothing what={say('none')} />;
  const done = table.units.filter((each) => each.total !== null).length;
  return (
    <>
      <Tabs
        label={say('title')}
        tabs={ranking.tables.map(({ id, caption }) => ({ id, label: caption }))}
        chosen={table.id}
        onChoose={(id) => go({ table: id })}
      />
      <p>
        {say('asOf', { day: ranking.asOf })} · {say('complete', { done, all: table.units.length })}
        {ranking.provisional ? ` · ${say('provisional')}` : ''}
      </p>
      <div className="overview">
        <RankingTable table={table} />
        <Spread table={table} />
        <HeatTable table={table} />
      </div>
    </>
  );
}
