import { Button } from 'antd';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { type Campaign, useCampaigns } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { MakeForm } from './make-form.tsx';
import { useCampaignWords } from './words.ts';

export function CampaignList() {
  const say = useCampaignWords();
  const { profile } = useProfile();
  const [, go] = useAddress();
  const found = useCampaigns();
  const items = found.data?.items ?? [];
  const columns: readonly ListColumn<Campaign>[] = [
    {
      head: say('name'),
      cell: ({ id, title }) => (
        <Button type="link" className="campaign-name" onClick={() => go({ id, campaign: id })}>
          {title}
        </Button>
      ),
    },
    { head: say('state'), cell: ({ state }) => say(state) },
    { head: say('scheme'), cell: ({ schemeTitle, version }) => `${schemeTitle} v${version}` },
    { head: say('units'), number: true, cell: ({ units }) => units },
    { head: say('opensOn'), cell: ({ opensOn }) => opensOn },
    { head: say('dueOn'), cell: ({ dueOn }) => dueOn },
    { head: say('locksOn'), cell: ({ locksOn }) => locksOn },
    { head: say('openQuestions'), number: true, cell: ({ openQuestions }) => openQuestions },
  ];
  return (
    <Page title={say('title')}>
      {profile != null && could(profile, 'campaign.edit') ? <MakeForm /> : null}
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading /> : null}
      {found.isSuccess && items.length === 0 ? <Nothing what={say('none')} /> : null}
      {items.length === 0 ? null : (
        <div className="kit-panel">
          <ListTable label={say('title')} columns={columns} rows={items} keyOf={(each) => each.id} />
        </div>
      )}
    </Page>
  );
}
