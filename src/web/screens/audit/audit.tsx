import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { auditPage, auditReport } from '../../../api/schemas/audit.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useAddress } from '../../session/use-address.ts';
import { useLanguage } from '../../words/language.ts';
import { AuditFilter } from './audit-filter.tsx';
import { useAuditWords } from './words.ts';

type Entries = z.infer<typeof auditPage>;
type Entry = Entries['items'][number];

/** Who did what and when, as sentences; filtered by unit, item and person; verified on demand. */
export function Audit() {
  const say = useAuditWords();
  const [{ unit, indicator, id: actor }] = useAddress();
  const found = useInfiniteQuery({
    queryKey: ['audit', unit, indicator, actor],
    queryFn: ({ pageParam }) =>
      ask<Entries>('/audit/entries', { query: { unit, indicator, actor, cursor: pageParam, limit: 50 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Page title={say('title')}>
      <Verify />
      <AuditFilter />
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading /> : null}
      {found.isSuccess && items.length === 0 ? <Nothing what={say('none')} /> : null}
      {items.length === 0 ? null : <EntryTable items={items} />}
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('more')}
        </Button>
      ) : null}
    </Page>
  );
}

function EntryTable({ items }: { readonly items: readonly Entry[] }) {
  const say = useAuditWords();
  const language = useLanguage();
  return (
    <div className="kit-panel kit-scroll">
      <table className="kit-table">
        <thead>
          <tr>
            <th scope="col" className="number">
              {say('number')}
            </th>
            <th scope="col">{say('when')}</th>
            <th scope="col">{say('what')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((each) => (
            <tr key={each.sequence}>
              <td className="number" title={`${say('hash')} ${each.hash}`}>
                {each.sequence}
              </td>
              <td>
                <Moment at={each.at} />
              </td>
              <td title={each.subject}>{each.sentence[language]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Verify() {
  const say = useAuditWords();
  const language = useLanguage();
  const verify = useMutation({
    mutationFn: () => ask<z.infer<typeof auditReport>>('/audit/verification'),
  });
  const report = verify.data;
  return (
    <section className="kit-panel" aria-live="polite">
      <Button loading={verify.isPending} onClick={() => verify.mutate()}>
        {say('verify')}
      </Button>
      {verify.error === null ? null : <Refused error={verify.error} />}
      {report === undefined ? null : report.problems.length === 0 ? (
        <p>{say('whole', { entries: report.entries, checkpoints: report.checkpoints })}</p>
      ) : (
        <div role="alert">
          <p>{say('broken')}</p>
          <ul>
            {report.problems.map((each) => (
              <li key={`${each.code} ${each[language].what}`}>
                {each[language].what} {each[language].fix}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
