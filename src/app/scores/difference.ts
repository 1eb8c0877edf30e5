import type { ResultDocument, UnitDocument } from '../../core/result/document.ts';
import type { ScoreDifference, UnitDifference } from './score-desk.ts';

/** Everyone whose score, rank, grade or any indicator differs between two results of one campaign. */
export function differenceOf(before: ResultDocument, after: ResultDocument): ScoreDifference {
  const sheets = new Map<string, UnitDocument>(
    before.tables.flatMap((table) => table.units.map((unit) => [`${table.id} ${unit.unit}`, unit] as const)),
  );
  const seen = new Set<string>();
  const units = after.tables.flatMap((table) =>
    table.units.flatMap((unit) => {
      const key = `${table.id} ${unit.unit}`;
      seen.add(key);
      return unitDifference(table.id, sheets.get(key) ?? null, unit);
    }),
  );
  const gone = before.tables.flatMap((table) =>
    table.units.flatMap((unit) =>
      seen.has(`${table.id} ${unit.unit}`) ? [] : unitDifference(table.id, unit, null),
    ),
  );
  return { beforeHash: before.resultHash, afterHash: after.resultHash, units: [...units, ...gone] };
}

function unitDifference(
  table: string,
  before: UnitDocument | null,
  after: UnitDocument | null,
): readonly UnitDifference[] {
  const unit = after ?? before;
  if (unit === null) return [];
  const total = [before?.total ?? null, after?.total ?? null] as const;
  const rank = [textOf(before?.rank), textOf(after?.rank)] as const;
  const grade = [before?.grade ?? null, after?.grade ?? null] as const;
  const indicators = indicatorDifferences(before, after);
  const same = [total, rank, grade].every(([a, b]) => a === b) && indicators.length === 0;
  return same ? [] : [{ table, unit: unit.unit, name: unit.name, total, rank, grade, indicators }];
}

function indicatorDifferences(before: UnitDocument | null, after: UnitDocument | null) {
  const [old, fresh] = [before, after].map((each) => new Map(each?.indicators.map((i) => [i.id, i])));
  const all = new Map([...(old ?? []), ...(fresh ?? [])]);
  return [...all.values()].flatMap(({ id, name }) => {
    const [was, is] = [old?.get(id), fresh?.get(id)];
    if (was?.score === is?.score && was?.state === is?.state) return [];
    return [{ id, name, score: [was?.score ?? null, is?.score ?? null] as const }];
  });
}

const textOf = (rank: number | string | null | undefined): string | null =>
  rank === null || rank === undefined ? null : String(rank);
