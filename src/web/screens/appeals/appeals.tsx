import './appeals.css';
import { Page } from '../../kit/page.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { AppealList } from './appeal-list.tsx';
import { Case } from './case.tsx';
import { Publications } from './publications.tsx';
import { useAppealWords } from './words.ts';

/** What is public, who objects to it, and what becomes of that. */
export function Appeals() {
  return <InCampaign>{(campaign) => <Shown campaign={campaign} />}</InCampaign>;
}

function Shown({ campaign }: { readonly campaign: Campaign }) {
  const say = useAppealWords();
  const [address, go] = useAddress();
  const { profile } = useProfile();
  const seesResult = profile != null && could(profile, 'result.read');
  const tab = address.tab === 'publication' && seesResult ? 'publication' : 'appeals';
  return (
    <Page title={say('title')}>
      <Tabs
        label={say('title')}
        tabs={[
          { id: 'appeals', label: say('tabAppeals') },
          ...(seesResult ? [{ id: 'publication', label: say('tabPublication') }] : []),
        ]}
        chosen={tab}
        onChoose={(next) => go({ tab: next === 'appeals' ? undefined : next, id: undefined })}
      />
      {tab === 'publication' ? (
        <Publications key={campaign.state} campaign={campaign} />
      ) : address.id === undefined ? (
        <AppealList campaign={campaign} />
      ) : (
        <Case campaign={campaign} id={address.id} />
      )}
    </Page>
  );
}
