import { ok, problem, type Result } from '../../core/problem/problem.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Column, Dataset, Provider } from '../../core/scheme/scheme.ts';
import type { CommittedFacts } from '../../facts/open-committed.ts';
import type { Actor } from '../../port/actor.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import { batchesOf } from '../../store/view/batches.ts';
import { readMapping } from '../../store/write/dataset-mappings.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import type { Platform } from '../platform.ts';
import { mayList } from '../review/page.ts';
import { look, refused } from '../work/act.ts';
import { type BatchView, viewOf } from './campaign-facts.ts';
import { datasetIndicators, datasetLeads } from './dataset-leads.ts';
import { permitDataset, permitLoad } from './may-load.ts';
import { findReusable, type Reusable } from './reuse-dataset.ts';

/** A column as whoever fills it has to know it; limits as decimal text. */
export interface ColumnView {
  readonly name: string;
  readonly type: Column['type'];
  readonly quantity: string;
  readonly decimals: number;
  readonly optional: boolean;
  readonly min: string | null;
  readonly max: string | null;
  readonly choices: readonly string[] | null;
  readonly description: string;
}

/** A dataset of a campaign: what it needs, from whom, and what there is of it. */
export interface DatasetView {
  readonly name: string;
  readonly description: string;
  readonly source: string;
  readonly kind: Dataset['kind'];
  readonly providedBy: Provider | null;
  readonly columns: readonly ColumnView[];
  readonly key: readonly string[];
  readonly unit: string;
  readonly time: string | null;
  readonly absence: Dataset['absence'];
  readonly leads: readonly string[];
  readonly indicators: readonly { readonly id: string; readonly name: string }[];
  readonly delivered: boolean;
  /** Records as they are now; null where the actor may not see the dataset's batches. */
  readonly rows: number | null;
  readonly batches: number | null;
  readonly lastBatch: BatchView | null;
  /** Whether the actor may load it. */
  readonly mayLoad: boolean;
  /** Other campaigns of the office that hold the same already; only while there is nothing here. */
  readonly reusable: readonly Reusable[];
}

/** The datasets of a campaign's scheme, in its order. */
export async function listDatasets(
  platform: Pick<Platform, 'store' | 'scores'>,
  actor: Actor,
  asked: { readonly campaign: string },
): Promise<Result<readonly DatasetView[]>> {
  const found = await look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, asked.campaign);
    if (!open.ok) return open;
    const refusal = mayList(actor, 'dataset.read');
    if (refusal !== null) return refused(refusal);
    const batches = await batchesOf(client, actor.office, asked.campaign);
    const reusable = await findReusable(client, open.value, batches);
    return ok({ open: open.value, batches, reusable });
  });
  if (!found.ok) return found;
  const { open, batches, reusable } = found.value;
  const counts = await platform.scores.facts(open, (facts) => countRows(facts, open));
  if (!counts.ok) return counts;
  const view = (dataset: Dataset): DatasetView =>
    datasetView(actor, open, dataset, {
      batches: batches.filter((each) => each.dataset === dataset.name),
      rows: counts.value.get(dataset.name) ?? 0,
      reusable: reusable.get(dataset.name) ?? [],
    });
  return ok(open.scheme.datasets.map(view));
}

/** One dataset, and how words in headers of its files were read before. */
export async function readDataset(
  platform: Pick<Platform, 'store' | 'scores'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly dataset: string },
): Promise<Result<DatasetView & { readonly mapping: Readonly<Record<string, string>> }>> {
  const all = await listDatasets(platform, actor, asked);
  if (!all.ok) return all;
  const view = all.value.find((each) => each.name === asked.dataset);
  if (view === undefined) return refused(problem('not-found', { what: asked.dataset }));
  const mapping = await look(platform, actor, (client) => readMapping(client, actor.office, view.name));
  return ok({ ...view, mapping: Object.fromEntries(mapping) });
}

function countRows(
  facts: CommittedFacts,
  { scheme }: OpenCampaign,
): Promise<Result<ReadonlyMap<string, number>>> {
  return facts.inspect(async (connection, from) => {
    const counts = new Map<string, number>();
    for (const { name } of scheme.datasets) {
      const source = from(name);
      if (source === null) continue;
      const counted = await connection.runAndReadAll(`SELECT count(*) FROM ${source} AS r`);
      counts.set(name, Number(counted.getRows()[0]?.[0] ?? 0));
    }
    return ok(counts);
  });
}

function datasetView(
  actor: Actor,
  open: OpenCampaign,
  dataset: Dataset,
  held: {
    readonly batches: readonly CommittedBatch[];
    readonly rows: number;
    readonly reusable: readonly Reusable[];
  },
): DatasetView {
  const { scheme } = open;
  const { name, description, source, kind, providedBy, key, unit, time, absence } = dataset;
  const mayRead = permitDataset(actor, 'batch.read', open, name) === null;
  const mayLoad = permitLoad(actor, open, dataset) === null;
  const last = held.batches.at(-1);
  return {
    ...{ name, description, source, kind, providedBy, key, unit, time, absence },
    columns: dataset.columns.map(columnView),
    leads: datasetLeads(scheme).get(name) ?? [],
    indicators: (datasetIndicators(scheme).get(name) ?? []).map((each) => ({ id: each.id, name: each.name })),
    delivered: last !== undefined,
    rows: mayRead ? held.rows : null,
    batches: mayRead ? held.batches.length : null,
    lastBatch: mayRead && last !== undefined ? viewOf(last) : null,
    mayLoad,
    reusable: mayLoad && last === undefined ? held.reusable : [],
  };
}

export const columnView = (column: Column): ColumnView => ({
  ...column,
  min: column.min === null ? null : exactDecimal(column.min),
  max: column.max === null ? null : exactDecimal(column.max),
});
