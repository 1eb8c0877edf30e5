import { Button } from 'antd';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { type DatasetLine, useDatasets } from './dataset-data.ts';
import { useDataWords } from './words.ts';

const filters = ['all', 'absent', 'mine'] as const;
type Filter = (typeof filters)[number];

const keeps: Readonly<Record<Filter, (line: DatasetLine) => boolean>> = {
  all: () => true,
  absent: ({ delivered }) => !delivered,
  mine: ({ mayLoad }) => mayLoad,
};

/** All datasets of a campaign, those that nobody delivered yet in view at once. */
export function DatasetTable({ campaign }: { readonly campaign: Campaign }) {
  const say = useDataWords();
  const [address, go] = useAddress();
  const columns = useColumns();
  const found = useDatasets(campaign.id);
  const items = found.data?.items ?? [];
  const filter = filters.find((each) => each === address.filter) ?? 'all';
  const shown = items.filter(keeps[filter]);
  const tabs = filters.map((each) => ({
    id: each,
    label: `${say(each)} (${items.filter(keeps[each]).length})`,
  }));
  return (
    <Page title={say('title')}>
      {found.error === null ? null : <Refused error={found.error} again={() => void found.refetch()} />}
      {found.isPending ? <Loading lines={8} /> : null}
      {items.length === 0 ? null : (
        <Tabs label={say('show')} tabs={tabs} chosen={filter} onChoose={(id) => go({ filter: id })} />
      )}
      {found.isSuccess && shown.length === 0 ? <Nothing what={say('none')} /> : null}
      {shown.length === 0 ? null : (
        <div className="kit-panel">
          <ListTable label={say('title')} columns={columns} rows={shown} keyOf={(each) => each.name} />
        </div>
      )}
    </Page>
  );
}

function useColumns(): readonly ListColumn<DatasetLine>[] {
  const say = useDataWords();
  const [, go] = useAddress();
  return [
    {
      head: say('dataset'),
      cell: ({ name }) => (
        <Button type="link" className="data-name" onClick={() => go({ dataset: name, filter: undefined })}>
          {name}
        </Button>
      ),
    },
    { head: say('provider'), cell: ({ providedBy }) => (providedBy === null ? '—' : say(providedBy)) },
    { head: say('leads'), cell: ({ leads }) => (leads.length === 0 ? '—' : leads.join('、')) },
    { head: say('indicators'), number: true, cell: ({ indicators }) => indicators.length },
    { head: say('state'), cell: ({ delivered }) => say(delivered ? 'delivered' : 'notDelivered') },
    { head: say('rows'), number: true, cell: ({ rows }) => rows ?? '—' },
    { head: say('batches'), number: true, cell: ({ batches }) => batches ?? '—' },
    {
      head: say('lastBatch'),
      cell: ({ lastBatch }) => (lastBatch === null ? '—' : <Moment at={lastBatch.knownAt} />),
    },
  ];
}
