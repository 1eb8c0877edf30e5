import { permit, scopesOf } from '../../access/permit.ts';
import type { ResultDocument, TableDocument, UnitDocument } from '../../core/result/document.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';

/** What an actor may see of a result: everything, sheets of its own units, or its own indicators of all units. */
export interface Sight {
  readonly all: boolean;
  readonly units: ReadonlySet<string>;
  readonly indicators: ReadonlySet<string>;
}

/** What the actor may see of a campaign's scores. */
export function sightOf(actor: Actor, { campaign, scheme }: OpenCampaign): Sight {
  const target = { office: campaign.office };
  const may = (more: { readonly unit?: string; readonly leads?: readonly string[] }): boolean =>
    permit(actor, 'score.read', { ...target, ...more }) === null;
  const led = scheme.tables.flatMap(indicatorsOf).filter(({ leads }) => may({ leads }));
  return {
    all: may({}),
    units: new Set(scopesOf(actor, 'unit').filter((unit) => may({ unit }))),
    indicators: new Set(led.map((each) => each.id)),
  };
}

/**
 * The part of a result that an actor may see. A unit sees its own sheet; a lead its indicators of all units, without
 * totals; in a bulletin (`ranking`) everybody sees everybody's total, rank and grade.
 */
export function visibleResult(
  actor: Actor,
  open: OpenCampaign,
  result: ResultDocument,
  { ranking }: { readonly ranking: boolean } = { ranking: false },
): ResultDocument {
  const sight = sightOf(actor, open);
  if (sight.all) return result;
  const tables = result.tables.map((table) => visibleTable(table, sight, ranking));
  return { ...result, tables: tables.filter((each) => each.units.length > 0) };
}

function visibleTable(table: TableDocument, sight: Sight, ranking: boolean): TableDocument {
  const units = table.units.flatMap((unit) => {
    if (sight.units.has(unit.unit)) return [unit];
    const part = partOf(unit, sight, ranking);
    return ranking || part.indicators.length > 0 ? [part] : [];
  });
  return { ...table, units, leftOut: ranking ? table.leftOut : [] };
}

function partOf(unit: UnitDocument, { indicators }: Sight, ranking: boolean): UnitDocument {
  const { cohort, name, outOf } = unit;
  const own = unit.indicators.filter((each) => indicators.has(each.id));
  const standing = ranking
    ? { total: unit.total, rank: unit.rank, grade: unit.grade, state: unit.state, partial: unit.partial }
    : { total: null, rank: null, grade: null, state: unit.state, partial: '0' };
  return {
    ...{ unit: unit.unit, name, cohort, outOf, ...standing },
    missing: [...new Set(own.flatMap((each) => each.missing))],
    indicators: own,
    groups: [],
    vetoes: [],
    roundings: unit.roundings.filter((each) => indicators.has(each.node)),
  };
}
