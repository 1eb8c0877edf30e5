import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import type { progressReply } from '../../../api/schemas/campaign.ts';
import { ask } from '../../api/client.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { Reminders } from './reminders.tsx';
import { useCampaignWords } from './words.ts';

export type Reply = z.infer<typeof progressReply>;
type Dataset = Reply['datasets'][number];

const views = ['units', 'datasets', 'indicators'] as const;

/** What is there, what is missing and what came late: by unit, by dataset, by indicator. */
export function Progress({ campaign }: { readonly campaign: Campaign }) {
  const say = useCampaignWords();
  const [address, go] = useAddress();
  const found = useQuery({
    queryKey: ['campaign', campaign.id, 'progress'],
    queryFn: () => ask<Reply>(`/campaigns/${campaign.id}/progress`),
  });
  if (found.error !== null) return <Refused error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Loading lines={8} />;
  const { units, datasets, indicators } = found.data;
  const chosen = views.find((each) => each === address.filter) ?? 'units';
  const counts = {
    units: units.filter(({ missing }) => missing > 0).length,
    datasets: datasets.filter(({ delivered }) => !delivered).length,
    indicators: indicators.filter(({ missing }) => missing > 0).length,
  };
  return (
    <>
      <Tabs
        label={say('by')}
        tabs={views.map((each) => ({ id: each, label: say(`${each}Missing`, { count: counts[each] }) }))}
        chosen={chosen}
        onChoose={(filter) => go({ filter })}
      />
      {chosen === 'units' ? <Reminders campaign={campaign} units={units} /> : null}
      {chosen === 'datasets' ? <Datasets campaign={campaign.id} rows={datasets} /> : null}
      {chosen === 'indicators' ? <Indicators rows={indicators} /> : null}
    </>
  );
}

function Datasets({ campaign, rows }: { readonly campaign: string; readonly rows: readonly Dataset[] }) {
  const say = useCampaignWords();
  const columns: readonly ListColumn<Dataset>[] = [
    {
      head: say('dataset'),
      cell: ({ dataset }) => (
        <Link to="/data" search={{ campaign, dataset }}>
          {dataset}
        </Link>
      ),
    },
    { head: say('leads'), cell: ({ leads }) => leads.join('、') || '—' },
    {
      head: say('state'),
      cell: ({ delivered, late }) => say(!delivered ? 'notDelivered' : late ? 'deliveredLate' : 'delivered'),
    },
    { head: say('rows'), number: true, cell: (each) => each.rows },
    { head: say('batches'), number: true, cell: ({ batches }) => batches },
    { head: say('lastAt'), cell: ({ lastAt }) => (lastAt === null ? '—' : <Moment at={lastAt} />) },
  ];
  // What is not there comes first.
  const sorted = [...rows].sort((a, b) => Number(a.delivered) - Number(b.delivered));
  return (
    <div className="kit-panel">
      <ListTable label={say('datasets')} columns={columns} rows={sorted} keyOf={(each) => each.dataset} />
    </div>
  );
}

function Indicators({ rows }: { readonly rows: Reply['indicators'] }) {
  const say = useCampaignWords();
  const columns: readonly ListColumn<Reply['indicators'][number]>[] = [
    { head: say('indicator'), cell: ({ name }) => name },
    { head: say('leads'), cell: ({ leads }) => leads.join('、') || '—' },
    { head: say('scored'), number: true, cell: ({ scored }) => scored },
    { head: say('missing'), number: true, cell: ({ missing }) => missing },
    { head: say('notApplicable'), number: true, cell: ({ notApplicable }) => notApplicable },
    { head: say('missingUnits'), cell: ({ missingUnits }) => missingUnits.join('、') || '—' },
  ];
  const sorted = [...rows].sort((a, b) => b.missing - a.missing);
  return (
    <div className="kit-panel">
      <ListTable
        label={say('indicators')}
        columns={columns}
        rows={sorted}
        keyOf={(each) => `${each.table} ${each.indicator}`}
      />
    </div>
  );
}
