import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import type { Indicator, Scheme, Table, Unit } from '../core/scheme/scheme.ts';
import { indicatorsOf } from '../core/scheme/walk.ts';

const mostCandidates = 12;

/** The tables asked for: the one with this id, or all. */
export function pickTables(scheme: Scheme, id: string | null): Result<readonly Table[]> {
  if (id === null) return ok(scheme.tables);
  const table = scheme.tables.find((each) => each.id === id);
  if (table !== undefined) return ok([table]);
  const candidates = scheme.tables.map((each) => `${each.id} (${each.caption})`).join('、');
  return fail(problem('unknown-table', { table: id, candidates }));
}

/** A unit by id, or by its full name when only one bears it. */
export function pickUnit(units: readonly Unit[], asked: string): Result<Unit> {
  const text = asked.trim().normalize('NFC');
  const byId = units.find((each) => each.unit === text);
  if (byId !== undefined) return ok(byId);
  const named = units.filter((each) => each.name === text);
  const [only] = named;
  if (only !== undefined && named.length === 1) return ok(only);
  const near = units.filter((each) => each.name.includes(text) || each.unit.includes(text));
  const candidates = listed(named.length > 1 ? named : near.length > 0 ? near : units, (each) => [
    each.unit,
    each.name,
  ]);
  return fail(problem(named.length > 1 ? 'ambiguous-unit' : 'unknown-unit', { unit: asked, candidates }));
}

export interface PickedIndicator {
  readonly table: Table;
  readonly indicator: Indicator;
}

/** An indicator by id, else by serial number, else by name, in these tables; candidates are listed when several fit. */
export function pickIndicator(tables: readonly Table[], asked: string): Result<PickedIndicator> {
  const text = asked.trim().normalize('NFC');
  const all = tables.flatMap((table) => indicatorsOf(table).map((indicator) => ({ table, indicator })));
  const ways: readonly ((each: Indicator) => boolean)[] = [
    (each) => each.id === text,
    (each) => each.no !== null && String(each.no) === text,
    (each) => each.name === text,
  ];
  for (const fits of ways) {
    const found = all.filter(({ indicator }) => fits(indicator));
    const [only] = found;
    if (only !== undefined && found.length === 1) return ok(only);
    if (found.length > 1) {
      return fail(problem('ambiguous-indicator', { indicator: asked, candidates: indicatorList(found) }));
    }
  }
  const near = all.filter(({ indicator }) => indicator.name.includes(text));
  const candidates = indicatorList(near.length > 0 ? near : all);
  return fail(problem('unknown-indicator', { indicator: asked, candidates }));
}

const indicatorList = (all: readonly PickedIndicator[]): string =>
  listed(all, ({ indicator }) => [indicator.id, `${indicator.no ?? '–'} ${indicator.name}`]);

function listed<T>(all: readonly T[], words: (each: T) => readonly [string, string]): string {
  const shown = all.slice(0, mostCandidates).map((each) => words(each));
  const text = shown.map(([id, name]) => `${id} (${name})`).join('、');
  return all.length > mostCandidates ? `${text} …` : text;
}
