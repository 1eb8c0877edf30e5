import { ok, type Result } from '../../core/problem/problem.ts';
import type { Dataset } from '../../core/scheme/scheme.ts';
import { assessedUnits } from '../../core/score/score.ts';
import type { CommittedFacts } from '../../facts/open-committed.ts';
import type { Jump, Outlier } from '../../facts/quality.ts';
import type { Actor } from '../../port/actor.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { batchesOf } from '../../store/view/batches.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { factsFolder, pickDataset } from './campaign-facts.ts';
import { permitDataset } from './may-load.ts';

/** What looks odd in a dataset; hints for whoever answers for it, no verdicts. */
export interface DataQuality {
  readonly dataset: string;
  /** Assessed units without a row. */
  readonly gaps: readonly { readonly unit: string; readonly name: string }[];
  /** Units that have rows and are not on the roster: they count nowhere. */
  readonly strangers: readonly { readonly unit: string; readonly rows: number }[];
  readonly outliers: readonly Outlier[];
  /** Between the last two batches that add or replace. */
  readonly jumps: readonly Jump[];
}

const mostShown = 100;

/** Looks a dataset over as it is now. */
export async function readQuality(
  platform: Pick<Platform, 'store' | 'scores' | 'folder'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly dataset: string },
): Promise<Result<DataQuality>> {
  const found = await look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, asked.campaign);
    if (!open.ok) return open;
    const dataset = pickDataset(open.value.scheme, asked.dataset);
    if (!dataset.ok) return dataset;
    const refusal = permitDataset(actor, 'batch.read', open.value, asked.dataset);
    if (refusal !== null) return refused(refusal);
    const choice = { dataset: asked.dataset, after: 0 };
    const batches = await batchesOf(client, actor.office, asked.campaign, choice);
    return ok({ open: open.value, dataset: dataset.value, batches });
  });
  if (!found.ok) return found;
  const { open, dataset, batches } = found.value;
  const folder = factsFolder(platform.folder, actor.office, asked.campaign);
  return platform.scores.facts(open, (facts) => assess(facts, open, dataset, lastTwo(folder, batches)));
}

function lastTwo(folder: string, batches: readonly CommittedBatch[]): readonly [string, string] | null {
  const [after, before] = batches.filter((each) => each.action !== 'retract').reverse();
  if (after === undefined || before === undefined) return null;
  const path = ({ batch }: CommittedBatch): string => `${folder}/batches/${batch}.parquet`;
  return [path(before), path(after)];
}

async function assess(
  facts: CommittedFacts,
  { scheme, units }: OpenCampaign,
  dataset: Dataset,
  files: readonly [string, string] | null,
): Promise<Result<DataQuality>> {
  const { findJumps, findOutliers, rowsByUnit } = await import('../../facts/quality.ts');
  return facts.inspect(async (connection, from) => {
    const source = from(dataset.name);
    const counts =
      source === null ? new Map<string, number>() : await rowsByUnit(connection, dataset, source);
    const outliers = source === null ? [] : await findOutliers(connection, dataset, source, mostShown);
    const jumps = files === null ? [] : await findJumps(connection, dataset, files, mostShown);
    const known = new Set(units.map((each) => each.unit));
    const assessed = assessedUnits(scheme, units, scheme.period.end - 1);
    const gaps = assessed.filter((each) => !counts.has(each.unit)).map(({ unit, name }) => ({ unit, name }));
    const strangers = [...counts].flatMap(([unit, rows]) => (known.has(unit) ? [] : [{ unit, rows }]));
    const shown = strangers.sort((a, b) => b.rows - a.rows || (a.unit < b.unit ? -1 : 1)).slice(0, mostShown);
    return ok({ dataset: dataset.name, gaps, strangers: shown, outliers, jumps });
  });
}
