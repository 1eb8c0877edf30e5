import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ImportJson } from '../../src/notice/import-json.ts';
import type { NoticeDocument } from './layout/document.ts';

/** A notice of the corpus and what must come out of it, written by hand. */
export interface CorpusCase {
  readonly id: string;
  readonly document: NoticeDocument;
  readonly expect: {
    readonly title: string;
    readonly issuer: string;
    readonly documentNumber: string | null;
    readonly date: string;
    readonly appliesTo: readonly string[];
    readonly tables: readonly ExpectedTable[];
    /** `code/name or number`, any order. */
    readonly questions: readonly string[];
    readonly suggestions?: Readonly<Record<string, string>>;
  };
  /** Layouts in which the notice says less than its grid, with the reason. */
  readonly unclear_in: Readonly<Record<string, string>>;
}

interface ExpectedTable {
  readonly subject: string;
  readonly total: string;
  readonly dimensions: readonly {
    readonly name: string | null;
    readonly points: string;
    readonly role?: string;
    /** `no | path>path | name | points | lead、lead | cooperating` */
    readonly indicators: readonly string[];
  }[];
}

const folder = join(import.meta.dirname, 'corpus');

const fullWidth: Readonly<Record<string, string>> = {
  '(': '\uff08',
  ')': '\uff09',
  ',': '\uff0c',
  ':': '\uff1a',
  ';': '\uff1b',
};

/** The notices are printed with full-width signs, as real ones are; `width: half` keeps them narrow. */
export function widened<T>(value: T): T {
  if (typeof value === 'string') return value.replace(/[(),:;]/g, (sign) => fullWidth[sign] ?? sign) as T;
  if (Array.isArray(value)) return value.map(widened) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, key === 'unclear_in' ? each : widened(each)]),
  ) as T;
}

export const corpus: readonly CorpusCase[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .sort()
  .map((name) => {
    const read = parse(readFileSync(join(folder, name), 'utf8'));
    const shown = read.width === 'half' ? read : widened(read);
    const { before = [], after = [], tables, expect, unclear_in = {} } = shown;
    return { id: name.replace('.yaml', ''), document: { before, after, tables }, expect, unclear_in };
  });

/** The result in the words of an expectation. */
export function summary(json: ImportJson): CorpusCase['expect'] {
  const joined = (all: readonly string[]): string => all.join('、');
  return {
    title: json.title ?? '',
    issuer: json.issuer ?? '',
    documentNumber: json.documentNumber,
    date: json.date ?? '',
    appliesTo: json.appliesTo,
    tables: json.tables.map((table) => ({
      subject: table.subject,
      total: table.total ?? '',
      dimensions: table.dimensions.map((dimension) => ({
        name: dimension.name,
        points: dimension.points ?? '',
        ...(dimension.role === 'base' ? {} : { role: dimension.role }),
        indicators: dimension.indicators.map((each) =>
          tidied(
            `${each.no ?? '-'} | ${each.path.join('>')} | ${each.name} | ${each.points ?? ''} | ${joined(each.leads)}${each.cooperating.length > 0 ? ` | ${joined(each.cooperating)}` : ''}`,
          ),
        ),
      })),
    })),
    questions: json.questions.map((each) => `${each.code}/${each.where.name ?? each.where.no ?? ''}`).sort(),
  };
}

const tidied = (line: string): string => line.replace(/\s+/g, ' ').trim();

/** The expectation in the same form as `summary`: an indicator's path is optional where it is only the dimension. */
export function expected(each: Pick<CorpusCase, 'expect'>): CorpusCase['expect'] {
  const { suggestions: _, ...rest } = each.expect;
  return {
    ...rest,
    tables: rest.tables.map((table) => ({
      ...table,
      dimensions: table.dimensions.map((dimension) => ({
        ...dimension,
        indicators: dimension.indicators.map(tidied),
      })),
    })),
    questions: [...rest.questions].sort(),
  };
}
