import './review.css';
import { useState } from 'react';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { Bulk } from './bulk.tsx';
import { Case } from './case.tsx';
import { Queue } from './queue.tsx';
import { RecusalList } from './recusals.tsx';
import { useQueue } from './review-data.ts';
import { useReviewWords } from './words.ts';

const states = ['submitted', 'returned', 'accepted'] as const;

/** What units reported, for the leads that answer for it and for the office. */
export function Review() {
  return <InCampaign>{(campaign) => <Shown campaign={campaign} />}</InCampaign>;
}

function Shown({ campaign }: { readonly campaign: Campaign }) {
  const say = useReviewWords();
  const [address, go] = useAddress();
  const { profile } = useProfile();
  const seesRecusals = profile != null && could(profile, 'recusal.name');
  const tabs = seesRecusals ? [...states, 'recusals' as const] : states;
  const tab = tabs.find((each) => each === address.tab) ?? 'submitted';
  return (
    <Page title={say('title')}>
      <Tabs
        label={say('title')}
        tabs={tabs.map((id) => ({ id, label: say(id) }))}
        chosen={tab}
        onChoose={(next) => go({ tab: next, id: undefined })}
      />
      {tab === 'recusals' ? (
        <RecusalList campaign={campaign} />
      ) : (
        <InState key={tab} campaign={campaign} state={tab} />
      )}
    </Page>
  );
}

function InState({
  campaign,
  state,
}: {
  readonly campaign: Campaign;
  readonly state: (typeof states)[number];
}) {
  const say = useReviewWords();
  const [address] = useAddress();
  const { profile } = useProfile();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const queue = useQueue(campaign.id, state);
  if (queue.error !== null) return <Refused error={queue.error} again={() => void queue.refetch()} />;
  if (queue.data === undefined) return <Loading lines={6} />;
  const { items } = queue.data;
  const open = address.id ?? null;
  if (items.length === 0 && open === null) return <Nothing what={say('empty')} />;
  const place = items.findIndex((each) => each.id === open);
  const next = items[place + 1]?.id ?? (place > 0 ? items[0]?.id : undefined) ?? null;
  const canTick = state === 'submitted' && profile != null && could(profile, 'submission.review');
  return (
    <div className="review">
      <div className="review-side">
        {canTick ? (
          <Bulk campaign={campaign.id} items={items} ticked={ticked} onDone={() => setTicked(new Set())} />
        ) : null}
        <Queue items={items} open={open} ticked={canTick ? ticked : null} onTick={setTicked} />
      </div>
      {open === null ? <p>{say('pick')}</p> : <Case campaign={campaign} id={open} next={next} />}
    </div>
  );
}
