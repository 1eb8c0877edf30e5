import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importNotice } from '../../src/notice/import.ts';
import { toImportJson } from '../../src/notice/import-json.ts';
import { type CorpusCase, expected, summary, widened } from './expectation.ts';

/** A notice as one file says it, where a grid laid out by program would not do: texts, lists, broken lines. */
interface Page {
  readonly file: string;
  readonly text: string;
  readonly expect?: CorpusCase['expect'];
  /** The code of the problem where it is no notice. */
  readonly problem?: string;
}

const folder = join(import.meta.dirname, 'pages');
const names = readdirSync(folder).sort();

describe('notices in words', () => {
  it.each(names)('%s', async (name) => {
    const page: Page = widened(parse(readFileSync(join(folder, name), 'utf8')));
    const result = await importNotice(new TextEncoder().encode(page.text), page.file);
    expect(result.problems.map((each) => each.code)).toEqual(
      page.problem === undefined ? [] : [page.problem],
    );
    if (!result.ok || page.expect === undefined) return;
    expect(summary(toImportJson(result.value))).toEqual(expected({ expect: page.expect }));
  });
});
