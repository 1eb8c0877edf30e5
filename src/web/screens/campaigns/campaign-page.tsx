import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { Plan } from './plan.tsx';
import { Progress } from './progress.tsx';
import { Roster } from './roster.tsx';
import { useCampaignWords } from './words.ts';

const views = { progress: Progress, roster: Roster, plan: Plan } as const;
type View = keyof typeof views;
const names = Object.keys(views) as View[];

/** One campaign: how far the collection is, who is assessed, and its days. */
export function CampaignPage({ id }: { readonly id: string }) {
  const say = useCampaignWords();
  const [address, go] = useAddress();
  const found = useQuery({
    queryKey: ['campaign', id, 'itself'],
    queryFn: () => ask<Campaign>(`/campaigns/${encodeURIComponent(id)}`),
  });
  const campaign = found.data;
  const first = campaign?.state === 'preparing' ? 'plan' : 'progress';
  const chosen = names.find((each) => each === address.tab) ?? first;
  const View = views[chosen];
  return (
    <Page
      title={campaign?.title ?? say('title')}
      actions={<Button onClick={() => go({ id: undefined, tab: undefined })}>{say('back')}</Button>}
    >
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading /> : null}
      {campaign === undefined ? null : (
        <>
          <p>
            <strong>{say(campaign.state)}</strong> · {campaign.schemeTitle} v{campaign.version} ·{' '}
            {say('today', { day: campaign.today })} · {say(campaign.phase)}
          </p>
          <Tabs
            label={say('views')}
            tabs={names.map((each) => ({ id: each, label: say(each) }))}
            chosen={chosen}
            onChoose={(tab) => go({ tab })}
          />
          <View key={campaign.revision} campaign={campaign} />
        </>
      )}
    </Page>
  );
}
