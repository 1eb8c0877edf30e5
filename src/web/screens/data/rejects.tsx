import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { rejectPage } from '../../../api/schemas/dataset.ts';
import { ask } from '../../api/client.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useLanguage } from '../../words/language.ts';
import { useDataWords } from './words.ts';

type Page = z.infer<typeof rejectPage>;
type Reject = Page['items'][number];

/** The rows of a batch that were not taken, each with what is wrong and what to do. */
export function Rejects({ campaign, sequence }: { readonly campaign: string; readonly sequence: number }) {
  const say = useDataWords();
  const language = useLanguage();
  const found = useInfiniteQuery({
    queryKey: ['campaign', campaign, 'rejects', sequence],
    queryFn: ({ pageParam }) =>
      ask<Page>(`/campaigns/${campaign}/batches/${sequence}/rejects`, { query: { cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading />;
  const columns: readonly ListColumn<Reject>[] = [
    { head: say('line'), number: true, cell: ({ line }) => line },
    { head: say('column'), cell: ({ column }) => column ?? '—' },
    { head: say('cell'), cell: ({ cell }) => cell ?? '—' },
    { head: say('wrong'), cell: (each) => each[language].what },
    { head: say('fix'), cell: (each) => each[language].fix },
  ];
  const rows = found.data.pages.flatMap((page) => page.items);
  return (
    <>
      <ListTable label={say('rejects')} columns={columns} rows={rows} keyOf={(each) => each.number} />
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('more')}
        </Button>
      ) : null}
    </>
  );
}
