import type { PoolClient } from 'pg';
import { reachesAll, scopesOf } from '../../access/permit.ts';
import type { Actor } from '../../port/actor.ts';
import type { Appeal, AppealStep } from '../../port/store-decision.ts';
import { listAppealSteps } from '../../store/view/appeals.ts';
import { readNames } from '../../store/view/results.ts';
import { evidenceOf } from '../evidence/attach.ts';
import type { ScoreDifference } from '../scores/score-desk.ts';
import { appealSubject, type LoadedAppeal } from './load-appeal.ts';

/** An appeal in a list. */
export interface AppealLine
  extends Omit<
    Appeal,
    'office' | 'difference' | 'differenceBasis' | 'amendment' | 'signature' | 'key' | 'lodgedBy' | 'proposal'
  > {
  readonly unitName: string;
  readonly indicatorName: string;
  /** Leads that answer. */
  readonly leads: readonly string[];
  readonly recused: readonly string[];
  readonly needsSubstitute: boolean;
}

export interface AppealView extends AppealLine {
  readonly proposal: Appeal['proposal'];
  /** For everyone affected, before and after; those who see their own scores only see their own part of it, once decided. */
  readonly difference: ScoreDifference | null;
  readonly amendment: unknown;
  readonly signature: string | null;
  readonly key: string | null;
  readonly steps: readonly AppealStep[];
  readonly evidence: readonly { readonly sha256: string; readonly name: string; readonly bytes: number }[];
}

export function appealLine({ appeal, unit, indicator, responsible }: LoadedAppeal): AppealLine {
  const { office: _, difference: _1, differenceBasis: _2, amendment: _3, signature: _4, ...more } = appeal;
  const { key: _5, lodgedBy: _6, proposal: _7, ...rest } = more;
  const { leads, recused } = responsible;
  const names = { unitName: unit.name, indicatorName: indicator.name };
  return { ...rest, ...names, leads, recused, needsSubstitute: leads.length === 0 };
}

/** An appeal with its timeline, as the actor may see it. */
export async function showAppeal(
  client: PoolClient,
  actor: Actor,
  loaded: LoadedAppeal,
): Promise<AppealView> {
  const { appeal } = loaded;
  const { office, id, proposal, amendment, signature, key } = appeal;
  const steps = await listAppealSteps(client, office, id);
  const names = await readNames(client, office, [...new Set(steps.map((each) => each.by))]);
  const decidedBy = appeal.decidedBy;
  const evidence = await evidenceOf(client, office, appealSubject(appeal));
  const seesAll = reachesAll(actor, 'ranking.read');
  return {
    ...appealLine(loaded),
    decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? decidedBy),
    proposal,
    difference: shownDifference(actor, appeal),
    ...(seesAll ? { amendment, signature, key } : { amendment: null, signature, key }),
    steps: steps.map((each) => ({ ...each, by: names.get(each.by) ?? each.by })),
    evidence: evidence.map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
  };
}

function shownDifference(actor: Actor, { difference, state }: Appeal): ScoreDifference | null {
  if (difference === null) return null;
  // Written by compareAppeal, as it computed it.
  const whole = difference as ScoreDifference;
  if (reachesAll(actor, 'ranking.read')) return whole;
  if (state !== 'accepted') return null;
  const own = scopesOf(actor, 'unit');
  return { ...whole, units: whole.units.filter((each) => own.includes(each.unit)) };
}
