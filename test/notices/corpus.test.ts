import { describe, expect, it } from 'vitest';
import { readScheme } from '../../src/core/scheme/read.ts';
import { importNotice } from '../../src/notice/import.ts';
import { type ImportJson, toImportJson } from '../../src/notice/import-json.ts';
import { draftToScheme } from '../../src/notice/scheme/to-scheme.ts';
import { type CorpusCase, corpus, expected, summary } from './expectation.ts';
import { layouts } from './layout/layouts.ts';

async function read(each: CorpusCase, layout: string): Promise<ImportJson | null> {
  const { file, layOut } = layouts[layout] ?? { file: '', layOut: () => null };
  const bytes = await layOut(each.document);
  if (bytes === null) return null;
  const result = await importNotice(bytes, file);
  expect(result.problems).toEqual([]);
  return result.ok ? toImportJson(result.value) : null;
}

describe.each(corpus.map((each) => [each.id, each] as const))('%s', (_, each) => {
  const clear = Object.keys(layouts).filter((layout) => each.unclear_in[layout] === undefined);
  it.each(clear)('%s', async (layout) => {
    const json = await read(each, layout);
    if (json === null) return;
    expect(summary(json)).toEqual(expected(each));
  });

  it('becomes a scheme that check accepts', async () => {
    const bytes = await layouts['html, real spans']?.layOut(each.document);
    const imported = await importNotice(bytes ?? new Uint8Array(), 'notice.html');
    if (!imported.ok) throw new Error('the notice is not read');
    const calendarOf = () => ({ holidays: [], workingWeekends: [] });
    const files = draftToScheme(imported.value, { id: 'draft', today: '2026-01-01', calendarOf });
    const read = readScheme(files);
    expect(read.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
    expect(read.ok).toBe(true);
  });

  it('suggests the rules that the words state', async () => {
    const json = await read(each, 'docx, real spans');
    const found = new Map(
      json?.tables.flatMap((table) =>
        table.dimensions.flatMap((dimension) =>
          dimension.indicators.map(
            (indicator) => [indicator.name, indicator.suggestion?.rule ?? null] as const,
          ),
        ),
      ),
    );
    for (const [name, rule] of Object.entries(each.expect.suggestions ?? {}))
      expect([name, found.get(name)]).toEqual([name, rule]);
  });
});
