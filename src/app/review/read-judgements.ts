import { reachesAll, scopesOf } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { Indicator, Scheme, Table, Unit } from '../../core/scheme/scheme.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { Judgement, Recusal, Row } from '../../port/store-review.ts';
import { listJudgements } from '../../store/view/judgements.ts';
import { listRecusals } from '../../store/view/recusals.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { type JudgedShape, judgedDatasets, judgedShape, readItems } from './judged-shape.ts';
import { mayList } from './page.ts';
import { responsibleOf } from './responsible.ts';

/** Something that is to be judged, and what was, if it was. */
export interface JudgementLine {
  readonly indicator: string;
  readonly indicatorName: string;
  readonly dataset: string;
  readonly unit: string;
  readonly unitName: string;
  /** Null: every lead is recused, and the office has to name another. */
  readonly lead: string | null;
  /** What of the unit is judged, by column; null: the formula does not say, any will do. */
  readonly item: Row | null;
  /** The last word on it. */
  readonly judgement: Omit<Judgement, 'campaign' | 'item' | 'by'> | null;
}

export interface AskedJudgements {
  readonly campaign: string;
  readonly indicator: string | null;
  readonly unit: string | null;
  /** Only what nobody has judged yet. */
  readonly missing: boolean;
}

/** What waits for judgement and what was judged: all of it for the office, for a lead what it is responsible for. */
export function readJudgements(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedJudgements,
): Promise<Result<readonly JudgementLine[]>> {
  return look(platform, actor, async (client) => {
    const no = mayList(actor, 'judgement.read');
    if (no !== null) return refused(no);
    const open = await findCampaign(client, actor.office, asked.campaign);
    if (!open.ok) return open;
    const recusals = await listRecusals(client, actor.office, asked.campaign);
    const judged = await listJudgements(client, actor.office, asked.campaign);
    const lines = linesOf(open.value, recusals, judged).filter(
      (line) =>
        (asked.indicator === null || line.indicator === asked.indicator) &&
        (asked.unit === null || line.unit === asked.unit) &&
        !(asked.missing && line.judgement !== null),
    );
    if (reachesAll(actor, 'judgement.read')) return ok(lines);
    const mine = scopesOf(actor, 'lead');
    return ok(lines.filter((line) => line.lead !== null && mine.includes(line.lead)));
  });
}

function linesOf(
  { scheme, units }: OpenCampaign,
  recusals: readonly Recusal[],
  judged: readonly Judgement[],
): readonly JudgementLine[] {
  return scheme.tables.flatMap((table) =>
    indicatorsOf(table).flatMap((indicator) =>
      judgedDatasets(scheme, indicator.id)
        .map(judgedShape)
        .flatMap((shape) =>
          assessed(table, units).flatMap((unit) =>
            unitLines(scheme, indicator, shape, unit, recusals, judged),
          ),
        ),
    ),
  );
}

const assessed = (table: Table, units: readonly Unit[]): readonly Unit[] =>
  units.filter((each) => each.kind === table.subject);

function unitLines(
  scheme: Scheme,
  indicator: Indicator,
  shape: JudgedShape,
  unit: Unit,
  recusals: readonly Recusal[],
  judged: readonly Judgement[],
): readonly JudgementLine[] {
  const { leads } = responsibleOf(indicator, unit, recusals);
  const dataset = shape.dataset.name;
  const all = judged.filter(
    (each) => each.indicator === indicator.id && each.dataset === dataset && each.unit === unit.unit,
  );
  const about = {
    indicator: indicator.id,
    indicatorName: indicator.name,
    dataset,
    unit: unit.unit,
    unitName: unit.name,
  };
  return itemsOf(scheme, indicator, shape).flatMap((item) => {
    const text = item === null ? null : canonicalJson(item);
    const given = all.filter((each) => text === null || each.item === text);
    const other = shape.judge === null ? given[0] : undefined;
    const judges = leads.length === 0 ? [null] : other === undefined ? leads : [other.lead];
    return judges.map((lead) => ({
      ...about,
      lead,
      item,
      judgement: shown(given.find((each) => each.lead === lead)),
    }));
  });
}

function shown(judgement: Judgement | undefined): JudgementLine['judgement'] {
  if (judgement === undefined) return null;
  const { campaign: _, item: __, by: ___, ...rest } = judgement;
  return rest;
}

/** Every combination of what the indicator reads; one `null` where some column is open. */
function itemsOf(scheme: Scheme, indicator: Indicator, shape: JudgedShape): readonly (Row | null)[] {
  const columns = shape.item.map(({ name }) => ({
    name,
    read: readItems(scheme, indicator.id, shape.dataset.name, name),
  }));
  if (columns.some(({ read }) => read === null)) return [null];
  return columns.reduce<readonly Row[]>(
    (rows, { name, read }) => rows.flatMap((row) => (read ?? []).map((value) => ({ ...row, [name]: value }))),
    [{}],
  );
}
