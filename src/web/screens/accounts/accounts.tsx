import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { accountPage } from '../../../api/schemas/account.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { AccountLine } from './account-line.tsx';
import { AddAccount } from './add-account.tsx';
import { useAccountsWords } from './words.ts';

/** The people of the office. The system administrator adds and disables; the security administrator gives roles. */
export function Accounts() {
  const say = useAccountsWords();
  const { profile } = useProfile();
  const found = useInfiniteQuery({
    queryKey: ['accounts'],
    queryFn: ({ pageParam }) =>
      ask<z.infer<typeof accountPage>>('/accounts', { query: { cursor: pageParam, limit: 100 } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  if (profile === null || profile === undefined) return null;
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const manages = could(profile, 'account.manage');
  return (
    <Page title={say('title')}>
      {manages ? <AddAccount /> : null}
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading lines={8} /> : null}
      {found.isSuccess && items.length === 0 ? <Nothing what={say('none')} /> : null}
      {items.length === 0 ? null : (
        <div className="kit-panel kit-scroll">
          <table className="kit-table">
            <thead>
              <tr>
                <th scope="col">{say('login')}</th>
                <th scope="col">{say('name')}</th>
                <th scope="col">{say('roles')}</th>
                <th scope="col">{say('state')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <AccountLine
                  key={each.id}
                  account={each}
                  manages={manages}
                  grants={could(profile, 'grant.change')}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {found.hasNextPage ? (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {say('more')}
        </Button>
      ) : null}
    </Page>
  );
}
