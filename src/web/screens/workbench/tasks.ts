import type { z } from 'zod';
import type { appealPage } from '../../../api/schemas/appeal.ts';
import type { judgementList, recusalList } from '../../../api/schemas/judgement.ts';
import type { panelList } from '../../../api/schemas/panel.ts';
import type { submissionPage } from '../../../api/schemas/submission.ts';
import { ask } from '../../api/client.ts';
import type { Profile } from '../../session/profile.ts';
import type { WorkWord } from './words.ts';

/** Things of one kind that wait for somebody. */
export interface Tasks {
  readonly word: WorkWord;
  readonly to: string;
  readonly items: readonly { readonly id: string; readonly text: string; readonly note: string | null }[];
}

/** Where tasks come from: who has them, and how they are found. The order is that of urgency. */
export interface TaskSource {
  readonly word: WorkWord;
  readonly to: string;
  readonly needs: Profile['actions'][number];
  find(campaign: string): Promise<Tasks['items']>;
}

type Submissions = z.infer<typeof submissionPage>;
type Appeals = z.infer<typeof appealPage>;

const reports = async (campaign: string, state: string): Promise<Tasks['items']> => {
  const page = await ask<Submissions>(`/campaigns/${campaign}/submissions`, { query: { state, limit: 50 } });
  return page.items.map(({ id, dataset, unitName, reason }) => ({
    id,
    text: `${unitName} · ${dataset}`,
    note: state === 'returned' ? reason : null,
  }));
};

const appeals = async (campaign: string, state: string): Promise<Tasks['items']> => {
  const page = await ask<Appeals>(`/campaigns/${campaign}/appeals`, { query: { state, limit: 50 } });
  return page.items.map(({ id, unitName, indicatorName }) => ({
    id,
    text: `${unitName} · ${indicatorName}`,
    note: null,
  }));
};

export const taskSources: readonly TaskSource[] = [
  {
    word: 'returned',
    to: '/report',
    needs: 'submission.write',
    find: (campaign) => reports(campaign, 'returned'),
  },
  {
    word: 'drafts',
    to: '/report',
    needs: 'submission.write',
    find: (campaign) => reports(campaign, 'draft'),
  },
  {
    word: 'toAnswer',
    to: '/appeals',
    needs: 'appeal.answer',
    find: (campaign) => appeals(campaign, 'lodged'),
  },
  {
    word: 'toDecide',
    to: '/appeals',
    needs: 'appeal.decide',
    find: (campaign) => appeals(campaign, 'answered'),
  },
  {
    word: 'toReview',
    to: '/review',
    needs: 'submission.review',
    find: (campaign) => reports(campaign, 'submitted'),
  },
  { word: 'toJudge', to: '/judge', needs: 'judgement.make', find: missingJudgements },
  { word: 'panels', to: '/panels', needs: 'panel.score', find: openPanels },
  { word: 'substitutes', to: '/review', needs: 'recusal.name', find: neededSubstitutes },
];

async function missingJudgements(campaign: string): Promise<Tasks['items']> {
  const list = await ask<z.infer<typeof judgementList>>(`/campaigns/${campaign}/judgements`, {
    query: { missing: true },
  });
  return list.items.map(({ indicator, dataset, unit, unitName, indicatorName, lead }) => ({
    id: [indicator, dataset, unit, lead ?? ''].join(' '),
    text: `${unitName} · ${indicatorName}`,
    note: null,
  }));
}

async function openPanels(campaign: string): Promise<Tasks['items']> {
  const list = await ask<z.infer<typeof panelList>>(`/campaigns/${campaign}/panels`);
  return list.items
    .filter((each) => each.state === 'open')
    .map(({ id, title, closesOn }) => ({ id, text: title, note: closesOn }));
}

async function neededSubstitutes(campaign: string): Promise<Tasks['items']> {
  const list = await ask<z.infer<typeof recusalList>>(`/campaigns/${campaign}/recusals`);
  return list.items
    .filter((each) => each.needsSubstitute)
    .map(({ unit, unitName, indicator, indicatorName, recused }) => ({
      id: `${unit} ${indicator}`,
      text: `${unitName} · ${indicatorName}`,
      note: recused.join('、'),
    }));
}
