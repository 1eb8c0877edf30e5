import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { z } from 'zod';
import type { bulletinList } from '../../../api/schemas/score.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { IssueForm } from './issue-form.tsx';
import { OpenBulletin } from './open-bulletin.tsx';
import { useBulletinWords } from './words.ts';

/** The bulletins of a year: each as it was known when it was issued, and what changed since the one before. */
export function Bulletins() {
  return <InCampaign>{(campaign) => <List campaign={campaign} />}</InCampaign>;
}

function List({ campaign }: { readonly campaign: Campaign }) {
  const say = useBulletinWords();
  const { profile } = useProfile();
  const [address, go] = useAddress();
  const found = useQuery({
    queryKey: ['campaign', campaign.id, 'bulletins'],
    queryFn: () => ask<z.infer<typeof bulletinList>>(`/campaigns/${campaign.id}/bulletins`),
  });
  const chosen = address.id === undefined ? null : Number(address.id);
  const items = found.data?.items ?? [];
  return (
    <Page title={say('title')}>
      {profile !== null && profile !== undefined && could(profile, 'bulletin.issue') ? (
        <IssueForm campaign={campaign} />
      ) : null}
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading /> : null}
      {found.isSuccess && items.length === 0 ? <Nothing what={say('none')} /> : null}
      {items.length === 0 ? null : (
        <div className="kit-panel kit-scroll">
          <table className="kit-table">
            <thead>
              <tr>
                <th scope="col" className="number">
                  {say('number')}
                </th>
                <th scope="col">{say('heading')}</th>
                <th scope="col">{say('day')}</th>
                <th scope="col">{say('by')}</th>
                <th scope="col" aria-label={say('open')} />
              </tr>
            </thead>
            <tbody>
              {items.map((each) => (
                <tr key={each.number}>
                  <td className="number">{each.number}</td>
                  <td>{each.title}</td>
                  <td>{each.asOf}</td>
                  <td>
                    <Moment at={each.issuedAt} />
                  </td>
                  <td>
                    <Button size="small" onClick={() => go({ id: String(each.number) })}>
                      {say('open')}
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {chosen === null ? null : <OpenBulletin campaign={campaign.id} number={chosen} />}
    </Page>
  );
}
