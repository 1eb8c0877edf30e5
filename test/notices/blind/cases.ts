import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type ImportedNotice, importNotice } from '../../../src/notice/import.ts';
import { type ImportJson, toImportJson } from '../../../src/notice/import-json.ts';
import { type CorpusCase, summary } from '../expectation.ts';
import type { NoticeDocument } from '../layout/document.ts';
import { layouts } from '../layout/layouts.ts';

/** What an indicator's suggestion must say; parameters not named here may be anything. */
interface ExpectedSuggestion {
  readonly rule: string;
  readonly parameters?: Readonly<Record<string, string>>;
}

type Structure = Omit<CorpusCase['expect'], 'suggestions' | 'questions'>;

/** A notice written before the importer saw it: as a text, or as a document for one of the layouts. */
export interface BlindCase {
  readonly id: string;
  readonly expect: Structure & {
    /** `code/name or number`, any order. */
    readonly questions: readonly string[];
    /** By name of the indicator; null where the text states no rule. */
    readonly suggestions: Readonly<Record<string, ExpectedSuggestion | null>>;
  };
  readonly source: { readonly bytes: Uint8Array; readonly file: string };
}

interface CaseFile {
  readonly file?: string;
  readonly text?: string;
  readonly layout?: string;
  readonly document?: NoticeDocument;
  readonly expect: BlindCase['expect'];
}

const folder = join(import.meta.dirname, 'cases');

export async function readCases(): Promise<readonly BlindCase[]> {
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  return Promise.all(
    names.sort().map(async (name) => {
      const read = parse(readFileSync(join(folder, name), 'utf8')) as CaseFile;
      return { id: name.replace('.yaml', ''), expect: read.expect, source: await sourceOf(read) };
    }),
  );
}

async function sourceOf({ file, text, layout, document }: CaseFile): Promise<BlindCase['source']> {
  const found = layouts[layout ?? ''];
  if (found === undefined || document === undefined)
    return { bytes: new TextEncoder().encode(text ?? ''), file: file ?? '-' };
  return { bytes: (await found.layOut(document)) ?? new Uint8Array(), file: found.file };
}

/** What came out, in the words of the expectation. */
export interface Outcome {
  readonly structure: Structure;
  readonly questions: readonly string[];
  readonly suggestions: Readonly<Record<string, ExpectedSuggestion | null>>;
}

export async function outcomeOf({ source }: BlindCase): Promise<Outcome | null> {
  const imported = await importNotice(source.bytes, source.file);
  return imported.ok ? outcomeOfNotice(imported.value) : null;
}

function outcomeOfNotice(notice: ImportedNotice): Outcome {
  const json = toImportJson(notice);
  const { questions, suggestions: _, ...structure } = summary(json);
  return { structure, questions: questions.map(withoutSpace), suggestions: suggestionsOf(json) };
}

export function structureOf({ expect }: BlindCase): Structure {
  const { questions: _q, suggestions: _s, ...structure } = expect;
  return structure;
}

export const questionsOf = ({ expect }: BlindCase): string[] => expect.questions.map(withoutSpace).sort();

const withoutSpace = (text: string): string => text.replace(/\s/g, '');

function suggestionsOf(json: ImportJson): Outcome['suggestions'] {
  const indicators = json.tables.flatMap((table) => table.dimensions.flatMap((each) => each.indicators));
  return Object.fromEntries(
    indicators.map(({ name, suggestion }) => [
      name,
      suggestion === null ? null : { rule: suggestion.rule, parameters: suggestion.parameters },
    ]),
  );
}
