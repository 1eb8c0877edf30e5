import { ok, type Result } from '../../core/problem/problem.ts';
import { formatDay } from '../../core/quantity/day.ts';
import type { Scheme, Unit } from '../../core/scheme/scheme.ts';
import { readCsv } from '../../core/scheme/text/csv.ts';
import { parseUnits, unitColumns } from '../../core/scheme/units-file.ts';
import type { RosterRow } from '../../port/store-unit.ts';

/** What of a scheme says which columns a roster has. */
export type RosterShape = Pick<Scheme, 'attributes' | 'zoneMinutes'>;

/** The rows of a units.csv. Problems: those of `parseUnits`, each at its line of `file`. */
export function readRosterText(file: string, text: string, shape: RosterShape): Result<readonly RosterRow[]> {
  const units = parseUnits(file, text, shape.attributes, shape.zoneMinutes);
  if (!units.ok) return units;
  const read = readCsv(text);
  const [header, ...records] = read.ok ? read.records : [];
  const names = (header?.cells ?? []).map((cell) => cell.trim());
  const rows = units.value.map((unit, i) => toRow(unit, shape, names, records[i]?.cells ?? []));
  return ok(rows, units.problems);
}

/** The units of a roster, typed by the scheme, in order of id; attributes the scheme does not have are left out. */
export function typedUnits(rows: readonly RosterRow[], shape: RosterShape): Result<readonly Unit[]> {
  return rows.length === 0
    ? ok([])
    : parseUnits('units.csv', rosterText(rows, shape), shape.attributes, shape.zoneMinutes);
}

/** The roster as a units.csv with the columns of the scheme. */
export function rosterText(
  rows: readonly RosterRow[],
  { attributes }: Pick<RosterShape, 'attributes'>,
): string {
  const names = attributes.map((each) => each.name);
  const lines = rows.map((row) => [...ownCells(row), ...names.map((name) => row.attributes[name] ?? '')]);
  return [[...unitColumns.map((each) => each.name), ...names], ...lines].map(csvLine).join('');
}

const ownCells = (row: RosterRow): readonly string[] => [
  row.unit,
  row.name,
  row.kind,
  row.cohort,
  row.validFrom ?? '',
  row.validTo ?? '',
];

const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`;

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function toRow(
  unit: Unit,
  { attributes }: RosterShape,
  names: readonly string[],
  cells: readonly string[],
): RosterRow {
  const cell = (name: string): string | null => cells[names.indexOf(name)]?.trim() || null;
  const { validFrom, validTo } = unit;
  return {
    unit: unit.unit,
    name: unit.name,
    kind: unit.kind,
    cohort: unit.cohort,
    validFrom: validFrom === null ? null : formatDay(validFrom),
    validTo: validTo === null ? null : formatDay(validTo),
    attributes: Object.fromEntries(attributes.map(({ name }) => [name, cell(name)])),
  };
}
