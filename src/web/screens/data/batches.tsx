import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { batchPage } from '../../../api/schemas/dataset.ts';
import { ask } from '../../api/client.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useProfile } from '../../session/profile.ts';
import type { Dataset } from './dataset-data.ts';
import { Rejects } from './rejects.tsx';
import { UndoBatch } from './undo-batch.tsx';
import { useDataWords } from './words.ts';

type Page = z.infer<typeof batchPage>;
export type Batch = Page['items'][number];

/** What arrived, the latest first; each can be undone, and the undoing too. */
export function Batches({ campaign, dataset }: { readonly campaign: Campaign; readonly dataset: Dataset }) {
  const say = useDataWords();
  const [shown, setShown] = useState<number | null>(null);
  const found = useInfiniteQuery({
    queryKey: ['campaign', campaign.id, 'batches', dataset.name],
    queryFn: ({ pageParam }) =>
      ask<Page>(`/campaigns/${campaign.id}/batches`, {
        query: { dataset: dataset.name, cursor: pageParam, limit: 50 },
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading />;
  const rows = found.data.pages.flatMap((page) => page.items);
  if (rows.length === 0) return <Nothing what={say('noBatch')} />;
  const undone = new Set(rows.map((each) => each.undoes));
  const columns: readonly ListColumn<Batch>[] = [
    { head: say('sequence'), number: true, cell: ({ sequence }) => sequence },
    { head: say('at'), cell: ({ knownAt }) => <Moment at={knownAt} /> },
    { head: say('by'), cell: ({ by }) => <By account={by} /> },
    { head: say('from'), cell: fromWhat },
    {
      head: say('action'),
      cell: (each) => (each.undoes === null ? say(each.action) : say('undoes', { sequence: each.undoes })),
    },
    { head: say('rows'), number: true, cell: (each) => each.rows },
    {
      head: say('rejects'),
      number: true,
      cell: ({ rejects, sequence }) =>
        rejects === 0 ? (
          0
        ) : (
          <Button
            size="small"
            aria-expanded={shown === sequence}
            onClick={() => setShown(shown === sequence ? null : sequence)}
          >
            {rejects}
          </Button>
        ),
    },
    {
      head: say('undo'),
      cell: (each) =>
        undone.has(each.sequence) ? (
          say('undone')
        ) : dataset.mayLoad ? (
          <UndoBatch campaign={campaign.id} batch={each} />
        ) : (
          '—'
        ),
    },
  ];
  return (
    <div className="kit-panel">
      <ListTable label={say('batches')} columns={columns} rows={rows} keyOf={(each) => each.sequence} />
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('more')}
        </Button>
      ) : null}
      {shown === null ? null : (
        <section>
          <h2>{say('rejectsOf', { sequence: shown })}</h2>
          <Rejects campaign={campaign.id} sequence={shown} />
        </section>
      )}
    </div>
  );
}

const fromWhat = ({ label, source, reason, undoes }: Batch): string =>
  [undoes === null ? (label ?? source.map(({ file }) => file).join('、')) : '', reason ?? '']
    .filter((each) => each !== '')
    .join('：');

/** Who handed a batch in: oneself, or the beginning of an account's id. */
function By({ account }: { readonly account: string }) {
  const say = useDataWords();
  const { profile } = useProfile();
  if (profile?.account === account) return say('me');
  return <span title={account}>{account.slice(0, 8)}</span>;
}
