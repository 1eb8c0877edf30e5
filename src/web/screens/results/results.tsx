import './results.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { z } from 'zod';
import type { resultReply } from '../../../api/schemas/result.ts';
import { addressOf, ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { Final } from './final.tsx';
import { Propose } from './propose.tsx';
import { Proposed } from './proposed.tsx';
import { useResultWords } from './words.ts';

type Reply = z.infer<typeof resultReply>;

/** How the year ends: proposed by one, confirmed by another, signed, handed over. */
export function Results() {
  return <InCampaign>{(campaign) => <Shown campaign={campaign} />}</InCampaign>;
}

function Shown({ campaign }: { readonly campaign: Campaign }) {
  const say = useResultWords();
  const found = useQuery({
    queryKey: ['campaign', campaign.id, 'result'],
    queryFn: () => ask<Reply>(`/campaigns/${campaign.id}/result`),
  });
  return (
    <Page
      title={`${campaign.title} · ${say('title')}`}
      actions={<Button onClick={() => window.print()}>{say('print')}</Button>}
    >
      {found.error === null ? null : <Refused error={found.error} again={() => void found.refetch()} />}
      {found.data === undefined && found.error === null ? <Loading lines={6} /> : null}
      {found.data === undefined ? null : <Ending campaign={campaign.id} result={found.data} />}
    </Page>
  );
}

function Ending({ campaign, result }: { readonly campaign: string; readonly result: Reply }) {
  const say = useResultWords();
  const { profile } = useProfile();
  const { state, proposal, final } = result;
  const canPropose = profile != null && could(profile, 'result.propose');
  return (
    <>
      <p>
        {say(state)}{' '}
        <Link
          to="/appeals"
          search={(now) => ({ ...now, tab: 'publication' })}
          className="result-link no-print"
        >
          {say('toPublication')}
        </Link>
      </p>
      <Downloads campaign={campaign} isFinal={final !== null} />
      {final === null ? null : <Final final={final} />}
      {proposal === null || final !== null ? null : <Proposed campaign={campaign} proposal={proposal} />}
      {state === 'published' && proposal === null && canPropose ? <Propose campaign={campaign} /> : null}
    </>
  );
}

function Downloads({ campaign, isFinal }: { readonly campaign: string; readonly isFinal: boolean }) {
  const say = useResultWords();
  const { profile } = useProfile();
  if (profile == null) return null;
  const handOver = `/campaigns/${campaign}/result/hand-over`;
  const scores = `/campaigns/${campaign}/scores/export`;
  const files = [
    ...(isFinal && could(profile, 'result.hand-over')
      ? [
          { word: 'handJson' as const, href: addressOf(handOver, { format: 'json' }) },
          { word: 'handCsv' as const, href: addressOf(handOver, { format: 'csv' }) },
        ]
      : []),
    ...(could(profile, 'ranking.read')
      ? [
          { word: 'sheets' as const, href: addressOf(scores, { format: 'xlsx' }) },
          { word: 'sheetsCsv' as const, href: addressOf(scores, { format: 'csv' }) },
        ]
      : []),
  ];
  if (files.length === 0) return null;
  return (
    <section className="kit-panel no-print">
      <h2>{say('downloads')}</h2>
      <div className="kit-line">
        {files.map(({ word, href }) => (
          <Button key={word} href={href}>
            {say(word)}
          </Button>
        ))}
      </div>
    </section>
  );
}
