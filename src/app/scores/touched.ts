import { permit } from '../../access/permit.ts';
import { recordQuestions } from '../../core/explain/uncounted.ts';
import { ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Indicator, Unit } from '../../core/scheme/scheme.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { CommittedFacts } from '../../facts/open-committed.ts';
import type { Actor } from '../../port/actor.ts';
import { readBatch } from '../../store/view/batches.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import { factsFolder } from '../facts/campaign-facts.ts';
import { datasetLeads, datasetsRead } from '../facts/dataset-leads.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';

/** An indicator and the units whose score on it rests on the records asked about. */
export interface TouchedIndicator {
  readonly table: string;
  readonly indicator: string;
  readonly name: string;
  readonly units: readonly { readonly unit: string; readonly name: string }[];
}

/** A record by its key: column → canonical text. */
export type RecordKey = Readonly<Record<string, string>>;

/**
 * From records to every score they touch: of a whole batch, the indicators that read its dataset for the units it names;
 * of one record of it, those whose formula counts it now.
 */
export async function touchedBy(
  platform: Pick<Platform, 'store' | 'scores' | 'folder'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly sequence: number; readonly record: RecordKey | null },
): Promise<Result<readonly TouchedIndicator[]>> {
  const found = await look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, asked.campaign);
    if (!open.ok) return open;
    const batch = await readBatch(client, actor.office, asked.campaign, asked.sequence);
    const name = `batch/${asked.sequence}`;
    const leads = batch === null ? [] : (datasetLeads(open.value.scheme).get(batch.dataset) ?? []);
    const no = permit(actor, 'batch.read', { office: actor.office, leads, name });
    if (no !== null) return refused(no);
    return batch === null ? refused(problem('not-found', { what: name })) : ok({ open: open.value, batch });
  });
  if (!found.ok) return found;
  const { open, batch } = found.value;
  const path = `${factsFolder(platform.folder, actor.office, asked.campaign)}/batches/${batch.batch}.parquet`;
  return platform.scores.facts(open, async (facts) => {
    const units = await facts.unitsIn(batch.dataset, path, asked.record);
    return ok(
      await touchedIn(facts, open, { dataset: batch.dataset, units: new Set(units), record: asked.record }),
    );
  });
}

interface Touching {
  readonly dataset: string;
  readonly units: ReadonlySet<string>;
  readonly record: RecordKey | null;
}

async function touchedIn(
  facts: CommittedFacts,
  open: OpenCampaign,
  touching: Touching,
): Promise<readonly TouchedIndicator[]> {
  const touched: TouchedIndicator[] = [];
  for (const table of open.scheme.tables) {
    const named = open.units.filter((each) => each.kind === table.subject && touching.units.has(each.unit));
    for (const indicator of named.length === 0 ? [] : indicatorsOf(table)) {
      if (!datasetsRead(open.scheme, indicator).includes(touching.dataset)) continue;
      const counted: Unit[] = [];
      for (const unit of named) if (await counts(facts, open, indicator, unit, touching)) counted.push(unit);
      const units = counted.map(({ unit, name }) => ({ unit, name }));
      if (units.length > 0)
        touched.push({ table: table.id, indicator: indicator.id, name: indicator.name, units });
    }
  }
  return touched;
}

async function counts(
  facts: CommittedFacts,
  { scheme }: OpenCampaign,
  indicator: Indicator,
  unit: Unit,
  { dataset, record }: Touching,
): Promise<boolean> {
  if (record === null) return true;
  const at = { asOf: scheme.period.end - 1, knownAt: null };
  for (const { measure } of recordQuestions(scheme, indicator, false))
    if (measure.dataset === dataset && (await facts.counts(measure, unit, at, record))) return true;
  return false;
}
