import { permit } from '../../access/permit.ts';
import { fail, ok, type Result } from '../../core/problem/problem.ts';
import type {
  IndicatorDocument,
  ResultDocument,
  TableDocument,
  UnitDocument,
} from '../../core/result/document.ts';
import type { Dataset, Indicator } from '../../core/scheme/scheme.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import {
  type Delivery,
  deliveries,
  type ReportState,
  reportStates,
} from '../../store/view/campaign-progress.ts';
import { datasetIndicators, datasetLeads, datasetsRead } from '../facts/dataset-leads.ts';
import type { Platform } from '../platform.ts';
import { visibleResult } from '../scores/visible-result.ts';
import { look, refused } from '../work/act.ts';
import { type CollectionPhase, phaseOf } from './calendar.ts';
import type { OpenCampaign } from './open-campaign.ts';
import { findSeenCampaign } from './see-campaign.ts';
import { dayAt, todayOf } from './today.ts';

/** How far collection has come, as far as whoever asks is concerned. */
export interface CampaignProgress {
  readonly today: string;
  readonly phase: CollectionPhase;
  readonly dueOn: string;
  readonly locksOn: string;
  readonly datasets: readonly DatasetProgress[];
  readonly indicators: readonly IndicatorProgress[];
  readonly units: readonly UnitProgress[];
}

export interface DatasetProgress {
  readonly dataset: string;
  readonly providedBy: Dataset['providedBy'];
  readonly kind: Dataset['kind'];
  readonly leads: readonly string[];
  readonly delivered: boolean;
  readonly batches: number;
  readonly rows: number;
  readonly firstAt: string | null;
  readonly lastAt: string | null;
  /** First delivered after the due day, or not delivered although it has passed. */
  readonly late: boolean;
  /** Reports of units by state, for what units hand in; `none`: not begun. Null for what others deliver. */
  readonly reports: Readonly<Record<string, number>> | null;
}

export interface IndicatorProgress {
  readonly table: string;
  readonly indicator: string;
  readonly name: string;
  readonly leads: readonly string[];
  readonly datasets: readonly string[];
  readonly scored: number;
  readonly missing: number;
  readonly notApplicable: number;
  /** Ids of the units for which something is missing. */
  readonly missingUnits: readonly string[];
}

export interface UnitProgress {
  readonly unit: string;
  readonly name: string;
  readonly indicators: number;
  readonly scored: number;
  readonly missing: number;
  readonly notApplicable: number;
  /** What is missing, in the scheme's own words. */
  readonly missingNames: readonly string[];
  readonly reports: readonly Pick<ReportState, 'dataset' | 'state' | 'onTime'>[];
}

/** The progress of a campaign: an assessed unit sees its own, a lead its indicators and what they read, others all. */
export async function showProgress(
  platform: Pick<Platform, 'store' | 'scores'>,
  actor: Actor,
  campaign: string,
): Promise<Result<CampaignProgress>> {
  const ground = await look(platform, actor, async (client) => {
    const no = permit(actor, 'dataset.read', { office: actor.office, name: campaign });
    if (no !== null) return refused(no);
    const open = await findSeenCampaign(client, actor, campaign);
    if (!open.ok) return open;
    return ok({
      open: open.value,
      today: await todayOf(client, open.value.scheme),
      deliveries: await deliveries(client, actor.office, campaign),
      reports: await reportStates(client, actor.office, campaign),
    });
  });
  if (!ground.ok) return ground;
  // The desk uses connections of its own.
  const result = await platform.scores.result(ground.value.open, { asOf: null, knownAt: null });
  return result.ok ? ok(progressOf(actor, ground.value, result.value)) : fail(...result.problems);
}

interface Ground {
  readonly open: OpenCampaign;
  readonly today: string;
  readonly deliveries: readonly Delivery[];
  readonly reports: readonly ReportState[];
}

/** Built on what the actor may see of the scores, so that it tells nothing more. */
function progressOf(actor: Actor, ground: Ground, whole: ResultDocument): CampaignProgress {
  const { campaign, scheme } = ground.open;
  const result = visibleResult(actor, ground.open, whole);
  const read = datasetIndicators(scheme);
  const seen = new Set(linesOf(result).map(({ id }) => id));
  const readBySeen = ({ name }: Dataset): boolean => read.get(name)?.some(({ id }) => seen.has(id)) === true;
  const datasets = scheme.datasets.filter(readBySeen);
  return {
    ...{ today: ground.today, phase: phaseOf(campaign, ground.today) },
    ...{ dueOn: campaign.dueOn, locksOn: campaign.locksOn },
    datasets: datasets.map((each) => datasetProgress(ground, result, each)),
    indicators: result.tables.flatMap((table) =>
      scheme.tables
        .filter(({ id }) => id === table.id)
        .flatMap(indicatorsOf)
        .filter(({ id }) => seen.has(id))
        .map((indicator) => ({
          ...{ table: table.id, indicator: indicator.id, name: indicator.name, leads: indicator.leads },
          datasets: datasetsRead(scheme, indicator),
          ...countLines(table, indicator),
        })),
    ),
    units: result.tables.flatMap(({ units }) => units.map((unit) => unitProgress(ground, datasets, unit))),
  };
}

const linesOf = ({ tables }: Pick<ResultDocument, 'tables'>): readonly IndicatorDocument[] =>
  tables.flatMap((table) => table.units.flatMap((unit) => unit.indicators));

const countOf = (lines: readonly IndicatorDocument[], state: IndicatorDocument['state']): number =>
  lines.filter((each) => each.state === state).length;

const counts = (lines: readonly IndicatorDocument[]) => ({
  scored: countOf(lines, 'scored'),
  missing: countOf(lines, 'missing'),
  notApplicable: countOf(lines, 'not-applicable'),
});

function countLines(table: TableDocument, { id }: Indicator) {
  const isIt = (line: IndicatorDocument): boolean => line.id === id;
  const lacking = table.units.filter(({ indicators }) =>
    indicators.some((line) => isIt(line) && line.state === 'missing'),
  );
  const lines = linesOf({ tables: [table] }).filter(isIt);
  return { ...counts(lines), missingUnits: lacking.map(({ unit }) => unit) };
}

function datasetProgress(ground: Ground, result: ResultDocument, dataset: Dataset): DatasetProgress {
  const { campaign, scheme } = ground.open;
  const { name, providedBy, kind } = dataset;
  const found = ground.deliveries.find((each) => each.dataset === name);
  const since = found === undefined ? ground.today : dayAt(found.firstAt, scheme.zoneMinutes);
  const units = result.tables.flatMap((table) => table.units.map(({ unit }) => unit));
  return {
    ...{ dataset: name, providedBy, kind, leads: datasetLeads(scheme).get(name) ?? [] },
    delivered: found !== undefined,
    batches: found?.batches ?? 0,
    rows: found?.rows ?? 0,
    firstAt: found?.firstAt ?? null,
    lastAt: found?.lastAt ?? null,
    late: since > campaign.dueOn,
    reports: providedBy === 'unit' ? countReports(ground.reports, name, units) : null,
  };
}

function countReports(
  reports: readonly ReportState[],
  dataset: string,
  units: readonly string[],
): Readonly<Record<string, number>> {
  const own = reports.filter((each) => each.dataset === dataset);
  const states = new Map(own.map((each) => [each.unit, each.state]));
  const found: Record<string, number> = {};
  for (const unit of units) {
    const state = states.get(unit) ?? 'none';
    found[state] = (found[state] ?? 0) + 1;
  }
  return found;
}

function unitProgress(
  { reports }: Ground,
  datasets: readonly Dataset[],
  { unit, name, indicators }: UnitDocument,
): UnitProgress {
  const isSeen = (each: ReportState): boolean =>
    each.unit === unit && datasets.some((dataset) => dataset.name === each.dataset);
  return {
    ...{ unit, name, indicators: indicators.length, ...counts(indicators) },
    missingNames: [...new Set(indicators.flatMap((each) => each.missing))],
    reports: reports.filter(isSeen).map(({ dataset, state, onTime }) => ({ dataset, state, onTime })),
  };
}
