import { basename } from 'node:path';
import type { Problem } from '../../core/problem/problem.ts';
import { openSource, type SourceSettings } from './open-source.ts';
import type { RefillableSource, TextSource } from './text-source.ts';

/** Something delivered under a name: a file, or rows that are already here. */
export interface NamedSource {
  readonly file: string;
  readonly open: (settings: SourceSettings) => Promise<TextSource | RefillableSource | Problem>;
}

/** How a delivery's own words are read: other names of columns, and names of units for their ids. */
export interface Reading {
  /** Column of the dataset by the name it has in the file. */
  readonly columns: ReadonlyMap<string, string>;
  /** The column of units, and the id of each by its name. */
  readonly unit: string;
  readonly units: ReadonlyMap<string, string>;
}

/** A file on disk; its name is what the records remember. */
export function fileSource(path: string, reading: Reading | null = null, file = basename(path)): NamedSource {
  return {
    file,
    open: async (settings) => {
      const columns = reading === null ? settings.columns : ownNames(settings.columns, reading);
      const source = await openSource(path, { ...settings, columns }, file);
      return 'code' in source || reading === null ? source : translated(source, reading);
    },
  };
}

/** Rows as text cells by column, null for blank; a column that is left out is blank. */
export function rowSource(
  file: string,
  rows: readonly Readonly<Record<string, string | null>>[],
): NamedSource {
  return { file, open: async ({ columns }) => rowsAsText(rows, columns) };
}

function rowsAsText(
  rows: readonly Readonly<Record<string, string | null>>[],
  wanted: readonly string[],
): TextSource {
  const given = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const header = rows.length === 0 ? wanted : given;
  let at = -1;
  return {
    header,
    next: () => ++at < rows.length,
    line: () => at + 1,
    refusal: () => null,
    cell: (i) => {
      const name = header[i] ?? '';
      const row = rows[at] ?? {};
      return (Object.hasOwn(row, name) ? row[name] : null) ?? '';
    },
    failure: () => null,
  };
}

/** The names under which the wanted columns stand in the delivery. */
function ownNames(wanted: readonly string[], { columns }: Reading): readonly string[] {
  const names = new Map([...columns].map(([own, column]) => [column, own]));
  return wanted.map((column) => names.get(column) ?? column);
}

function translated<T extends TextSource>(source: T, { columns, unit, units }: Reading): T {
  const header = source.header.map((name) => columns.get(plain(name)) ?? name);
  const place = header.findIndex((name) => plain(name) === unit);
  const cell = (i: number): string => {
    const text = source.cell(i);
    return i === place ? (units.get(plain(text)) ?? text) : text;
  };
  return { ...source, header, cell };
}

const plain = (text: string): string => text.trim().normalize('NFC');
