import type { PoolClient } from 'pg';
import { reachesAll } from '../../access/permit.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Panel, Row, Vote } from '../../port/store-review.ts';
import { listExperts, listVotes, readStatistics } from '../../store/view/panels.ts';
import { acceptedAmong } from '../../store/view/submissions.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { readersOf } from '../review/readers.ts';
import { pseudonym } from './expert-dataset.ts';
import type { PanelStatistics } from './statistics.ts';

/** A panel as everyone who may see it sees it. */
export interface PanelLine extends Omit<Panel, 'office' | 'experts' | 'units'> {
  readonly indicatorName: string;
  readonly units: readonly { readonly unit: string; readonly name: string }[];
  readonly expertCount: number;
}

/** What an expert said itself. */
export type OwnVote = Omit<Vote, 'expert'>;

/** What everybody may know of a vote once the panel is closed. */
export interface ShownVote {
  readonly expert: string;
  readonly unit: string;
  readonly value: string;
  readonly reason: string;
}

export interface PanelView extends PanelLine {
  /** The expert's own votes; null for the office. */
  readonly own: readonly OwnVote[] | null;
  /** For the office: who sits on it, by account, without any vote or pseudonym. Null for experts. */
  readonly experts: readonly { readonly account: string; readonly name: string }[] | null;
  /** How many votes are settled, of how many; the office is not told whose. Null for experts. */
  readonly progress: { readonly settled: number; readonly expected: number } | null;
  /** For the office, once it is closed: by pseudonym, and only those that count. */
  readonly votes: readonly ShownVote[] | null;
  readonly statistics: PanelStatistics | null;
  /** What the units reported that the indicator reads besides the votes, and their leads accepted. */
  readonly material: readonly PanelMaterial[];
}

export interface PanelMaterial {
  readonly unit: string;
  readonly dataset: string;
  readonly rows: readonly Row[];
  readonly note: string;
}

export function panelLine({ scheme, units: roster }: OpenCampaign, panel: Panel): PanelLine {
  const { office: _, experts, units, ...rest } = panel;
  return {
    ...rest,
    indicatorName: findIndicator(scheme, panel.indicator)?.indicator.name ?? panel.indicator,
    units: units.map((unit) => ({ unit, name: roster.find((each) => each.unit === unit)?.name ?? unit })),
    expertCount: experts.length,
  };
}

/** A panel with what the actor may know of its votes, and nothing else. */
export async function showPanel(
  client: PoolClient,
  actor: Actor,
  open: OpenCampaign,
  panel: Panel,
): Promise<PanelView> {
  const line = { ...panelLine(open, panel), material: await panelMaterial(client, open, panel) };
  const { office } = actor;
  // Somebody who is both expert and office sees what an expert sees: a vote is never given with the others in view.
  if (panel.experts.includes(actor.account) || !reachesAll(actor, 'panel.read')) {
    const own = (await listVotes(client, office, panel.id, actor.account)).map(
      ({ expert: _, ...vote }) => vote,
    );
    return { ...line, own, experts: null, progress: null, votes: null, statistics: null };
  }
  const votes = await listVotes(client, office, panel.id);
  const names = await listExperts(client, office, panel.experts);
  const closed = panel.state === 'closed';
  return {
    ...line,
    own: null,
    experts: panel.experts.map((account) => ({
      account,
      name: names.find((each) => each.account === account)?.name ?? account,
    })),
    progress: {
      settled: votes.filter((each) => each.state !== 'draft').length,
      expected: panel.units.length * panel.experts.length,
    },
    votes: closed ? votes.flatMap(shown) : null,
    // Written by closePanel, as it computed them.
    statistics: closed ? ((await readStatistics(client, office, panel.id)) as PanelStatistics | null) : null,
  };
}

/** What experts are to look at: accepted reports of the panel's units. */
export async function panelMaterial(
  client: Pick<PoolClient, 'query'>,
  { campaign, scheme }: OpenCampaign,
  { indicator, units }: Pick<Panel, 'indicator' | 'units'>,
): Promise<readonly PanelMaterial[]> {
  const read = new Set(
    readersOf(scheme).flatMap((each) => (each.indicator.id === indicator ? [each.dataset] : [])),
  );
  const datasets = scheme.datasets
    .filter((each) => read.has(each.name) && each.providedBy === 'unit')
    .map((each) => each.name);
  const found = await acceptedAmong(client, campaign.office, campaign.id, { units, datasets });
  return found.map(({ unit, dataset, rows, note }) => ({ unit, dataset, rows, note }));
}

function shown({ expert, unit, state, value, reason }: Vote): readonly ShownVote[] {
  return state === 'given' && value !== null ? [{ expert: pseudonym(expert), unit, value, reason }] : [];
}
