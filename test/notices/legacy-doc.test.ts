import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importNotice } from '../../src/notice/import.ts';
import { toImportJson } from '../../src/notice/import-json.ts';
import { corpus, expected, summary } from './expectation.ts';
import { docx } from './layout/office.ts';

const folder = join(import.meta.dirname, 'legacy');
const names = readdirSync(folder).filter((name) => name.endsWith('.doc'));

async function read(bytes: Uint8Array, file: string) {
  const imported = await importNotice(bytes, file);
  expect(imported.problems).toEqual([]);
  return imported.ok ? toImportJson(imported.value) : null;
}

/** Where a line stands is counted by each format in its own way. */
const withoutLines = (json: Awaited<ReturnType<typeof read>>) => ({
  ...json,
  questions: json?.questions.map(({ where, ...question }) => ({ ...question, where: { ...where, line: 0 } })),
});

it.each(names)('%s reads as the same notice in .docx does', async (name) => {
  const source = corpus.find(({ id }) => `${id}.doc` === name);
  if (source === undefined) throw new Error(`the corpus has no ${name}`);
  const legacy = await read(readFileSync(join(folder, name)), name);
  expect(legacy === null ? null : summary(legacy)).toEqual(expected(source));
  expect(withoutLines(legacy)).toEqual(withoutLines(await read(docx(source.document), 'notice.docx')));
});

it('there is a legacy document to read', () => expect(names.length).toBeGreaterThan(0));
