import type { z } from 'zod';
import { type Problem, problem } from '../problem/problem.ts';
import { compareCodePoints } from '../quantity/canonical.ts';
import { type AssumptionShape, assumptionFile } from './shape/assumption-file.ts';
import { type CalendarFile, calendarFile } from './shape/calendar-file.ts';
import { type DatasetShape, datasetFile } from './shape/dataset.ts';
import { type ExampleShape, exampleFile } from './shape/example-file.ts';
import { readShape } from './shape/issues.ts';
import { type SchemeFile, schemeFile } from './shape/scheme-file.ts';
import { type TableShape, tableFile } from './shape/table-file.ts';
import { type Spot, spotIn } from './text/spot.ts';
import { readYaml } from './text/yaml.ts';

/** A value and where in the files it stands. */
export interface Shaped<T> {
  readonly shape: T;
  readonly spot: Spot;
}

/** The files of a scheme, each read by its shape; what could not be read is null or left out, with `complete` false. */
export interface SchemeFiles {
  readonly scheme: Shaped<SchemeFile> | null;
  readonly calendar: Shaped<CalendarFile> | null;
  readonly units: { readonly file: string; readonly text: string } | null;
  readonly datasets: Section<DatasetShape>;
  readonly tables: Section<TableShape>;
  readonly examples: Section<ExampleShape>;
  readonly assumptions: Section<AssumptionShape>;
  readonly problems: readonly Problem[];
}

export interface Section<T> {
  readonly items: readonly Shaped<T>[];
  /** Every file of the section could be read. */
  readonly complete: boolean;
}

/** The files a scheme may have, by what they hold; a folder is written with `/` at its end. */
export const schemePaths = {
  scheme: 'scheme.yaml',
  calendar: 'calendar.yaml',
  units: 'units.csv',
  assumptions: 'assumptions.yaml',
  generator: 'generator.yaml',
  datasets: 'datasets/',
  tables: 'tables/',
  examples: 'examples/',
} as const;

/** Texts by path inside the scheme's folder; null where the text could not be had, which has been reported already. */
export type SchemeTexts = Readonly<Record<string, string | null>>;

/** Reads every file by its shape. Problems: all of text and shape, and files that are missing or belong nowhere. */
export function readFiles(files: SchemeTexts): SchemeFiles {
  const problems: Problem[] = [];
  const reader = { files, paths: Object.keys(files).sort(compareCodePoints), problems };
  for (const path of reader.paths) if (!isKnown(path)) problems.push(unknownFile(path));
  const datasets = readSection(reader, schemePaths.datasets, datasetFile);
  const tables = readSection(reader, schemePaths.tables, tableFile);
  return {
    scheme: readNeeded(reader, schemePaths.scheme, schemeFile),
    calendar: readNeeded(reader, schemePaths.calendar, calendarFile),
    units: readUnits(reader),
    datasets: listed(datasets),
    tables,
    examples: listed(readSection(reader, schemePaths.examples, exampleFile)),
    assumptions: listed(readSection(reader, schemePaths.assumptions, assumptionFile)),
    problems,
  };
}

interface Reader {
  readonly files: SchemeTexts;
  readonly paths: readonly string[];
  readonly problems: Problem[];
}

function isKnown(path: string): boolean {
  return Object.values(schemePaths).some((known) =>
    known.endsWith('/') ? path.startsWith(known) && path.endsWith('.yaml') : path === known,
  );
}

function unknownFile(file: string): Problem {
  const folders = Object.values(schemePaths)
    .filter((path) => path.endsWith('/'))
    .join('、');
  return problem('scheme-file-unknown', { file, folders }, { file, line: null, column: null });
}

function readOne<T>(reader: Reader, path: string, schema: z.ZodType<T>): Shaped<T> | null {
  const text = reader.files[path] ?? null;
  if (text === null) return null;
  const { yaml, problems } = readYaml(path, text);
  reader.problems.push(...problems);
  if (yaml === null) return null;
  const read = readShape(schema, yaml);
  reader.problems.push(...read.problems);
  return read.value === null ? null : { shape: read.value, spot: { yaml, path: [] } };
}

function readNeeded<T>(reader: Reader, path: string, schema: z.ZodType<T>): Shaped<T> | null {
  if (reader.paths.includes(path)) return readOne(reader, path, schema);
  reader.problems.push(missingFile(path));
  return null;
}

const missingFile = (file: string): Problem =>
  problem('scheme-file-missing', { file }, { file, line: null, column: null });

function readUnits({ files, problems }: Reader): SchemeFiles['units'] {
  const text = files[schemePaths.units];
  if (text === undefined) problems.push(missingFile(schemePaths.units));
  return text === undefined || text === null ? null : { file: schemePaths.units, text };
}

function readSection<T>(reader: Reader, at: string, schema: z.ZodType<T>): Section<T> {
  const paths = reader.paths.filter(
    (path) => isKnown(path) && (at.endsWith('/') ? path.startsWith(at) : path === at),
  );
  const read = paths.map((path) => readOne(reader, path, schema));
  const items = read.filter((each) => each !== null);
  return { items, complete: items.length === read.length };
}

function listed<T>({ items, complete }: Section<readonly T[]>): Section<T> {
  const each = items.flatMap(({ shape, spot }) =>
    shape.map((item, i) => ({ shape: item, spot: spotIn(spot, i) })),
  );
  return { items: each, complete };
}
