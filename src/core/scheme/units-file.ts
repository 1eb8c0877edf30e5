import { type Problem, problem, type Result } from '../problem/problem.ts';
import { formatDay } from '../quantity/day.ts';
import { nearest } from './nearest.ts';
import type { Column, Unit } from './scheme.ts';
import { type CsvRecord, readCsv } from './text/csv.ts';
import { findUnprintable, tooLarge } from './text/guard.ts';
import { limits } from './text/limits.ts';
import { parseCell } from './typed-cell.ts';

const text = { type: 'text', quantity: 'plain', decimals: 0, min: null, max: null, choices: null } as const;
/** The columns every units.csv may have. */
export const unitColumns: readonly Column[] = [
  { ...text, name: 'unit', optional: false, description: '' },
  { ...text, name: 'name', optional: false, description: '' },
  { ...text, name: 'kind', optional: false, description: '' },
  { ...text, name: 'cohort', optional: true, description: '' },
  { ...text, name: 'valid_from', type: 'date', optional: true, description: '' },
  { ...text, name: 'valid_to', type: 'date', optional: true, description: '' },
];
const needed = ['unit', 'name', 'kind'];

/**
 * The units of a units.csv: `unit,name,kind,cohort,valid_from,valid_to` and one column for each attribute, in any order.
 * A blank cohort is the kind; a blank attribute is not known; `valid_to` is the last valid day, inclusive.
 * Problems: every bad cell, repeated units, unknown or missing columns, no unit at all.
 */
export function parseUnits(
  file: string,
  source: string,
  attributes: readonly Column[],
  zoneMinutes: number,
): Result<readonly Unit[]> {
  if (source.length > limits.csvLength) return refuse(tooLarge(file, source.length, limits.csvLength));
  const unprintable = findUnprintable(file, source.replace(/^\ufeff/, ''));
  if (unprintable !== null) return refuse(unprintable);
  const read = readCsv(source);
  if (!read.ok) return refuse(problem('csv-syntax', {}, { file, line: read.line, column: 1 }));
  const [header, ...records] = read.records;
  const at = { file, line: header?.line ?? 1, column: 1 };
  if (header === undefined || records.length === 0) return refuse(problem('units-empty', { file }, at));
  if (records.length > limits.units) {
    return refuse(problem('units-too-many', { file, limit: String(limits.units) }, at));
  }
  return readRecords(
    { file, zoneMinutes, attributes, columns: columnsOf(header, attributes) },
    header,
    records,
  );
}

const refuse = (each: Problem): Result<never> => ({ ok: false, problems: [each] });

interface Reading {
  readonly file: string;
  readonly zoneMinutes: number;
  readonly attributes: readonly Column[];
  /** What each cell of a row is; null for a column nobody knows. */
  readonly columns: readonly (Column | null)[];
}

function columnsOf(header: CsvRecord, attributes: readonly Column[]): readonly (Column | null)[] {
  // An attribute that is not known for a unit is blank, whatever the attribute allows elsewhere.
  const known = [...unitColumns, ...attributes.map((each) => ({ ...each, optional: true }))];
  return header.cells.map((cell) => known.find((each) => each.name === cell.trim()) ?? null);
}

function readRecords(
  reading: Reading,
  header: CsvRecord,
  records: readonly CsvRecord[],
): Result<readonly Unit[]> {
  const problems = [...headerProblems(reading, header)];
  const units: Unit[] = [];
  const lines = new Map<string, number>();
  for (const record of records) {
    const unit = readUnit(reading, record, problems);
    if (unit === null) continue;
    const first = lines.get(unit.unit);
    if (first === undefined) lines.set(unit.unit, record.line);
    else problems.push(repeated(reading.file, unit.unit, first, record.line));
    units.push(unit);
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: units, problems };
}

function repeated(file: string, id: string, first: number, line: number): Problem {
  return problem('id-repeated', { id, first: `${file}:${first}` }, { file, line, column: 1 });
}

function headerProblems({ file, columns, attributes }: Reading, header: CsvRecord): readonly Problem[] {
  const at = { file, line: header.line, column: 1 };
  const names = header.cells.map((cell) => cell.trim());
  const known = [...unitColumns, ...attributes].map((each) => each.name);
  const missing = needed
    .filter((column) => !names.includes(column))
    .map((column) => problem('units-column-missing', { file, column }, at));
  const unknown = names
    .filter((name, i) => columns[i] === null || names.indexOf(name) < i)
    .map((column) =>
      problem('units-column-unknown', { file, column, candidates: nearest(column, known).join('、') }, at),
    );
  return [...missing, ...unknown];
}

type Scalars = Record<string, Unit['attributes'][string]>;

function readUnit(reading: Reading, record: CsvRecord, problems: Problem[]): Unit | null {
  const { file, columns } = reading;
  const at = { file, line: record.line, column: 1 };
  if (record.cells.length !== columns.length) {
    const params = { cells: String(record.cells.length), columns: String(columns.length) };
    problems.push(problem('units-row-length', params, at));
    return null;
  }
  const before = problems.length;
  const cells: Scalars = Object.create(null);
  columns.forEach((column, i) => {
    const cell = column === null ? null : parseCell(column, record.cells[i] ?? '', reading.zoneMinutes, at);
    if (cell?.ok === false) problems.push(cell.problem);
    else if (column !== null && cell !== null) cells[column.name] = cell.value;
  });
  if (problems.length > before) return null;
  const unit = makeUnit(cells, reading.attributes);
  if (unit.validFrom === null || unit.validTo === null || unit.validFrom <= unit.validTo) return unit;
  const params = { from: formatDay(unit.validFrom), to: formatDay(unit.validTo) };
  problems.push(problem('period-reversed', params, at));
  return unit;
}

function makeUnit(cells: Scalars, attributes: readonly Column[]): Unit {
  const word = (name: string): string => (typeof cells[name] === 'string' ? cells[name] : '');
  const day = (name: string): number | null => (typeof cells[name] === 'number' ? cells[name] : null);
  return {
    unit: word('unit'),
    name: word('name'),
    kind: word('kind'),
    cohort: word('cohort') === '' ? word('kind') : word('cohort'),
    validFrom: day('valid_from'),
    validTo: day('valid_to'),
    attributes: Object.fromEntries(attributes.map((each) => [each.name, cells[each.name] ?? null])),
  };
}
