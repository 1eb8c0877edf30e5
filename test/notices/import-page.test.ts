import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importNotice } from '../../src/notice/import.ts';
import { questionCodes } from '../../src/notice/ledger/question.ts';
import { limits } from '../../src/notice/read/limits.ts';
import { suggestedRules } from '../../src/notice/suggest/suggestion.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/import.md'), 'utf8');
const rowsOf = (code: string): readonly string[] =>
  page.split('\n').filter((line) => line.startsWith(`| \`${code}\` |`));

it.each(questionCodes)('docs/import.md explains the question %s once', (code) => {
  expect(rowsOf(code)).toHaveLength(1);
});

it.each(suggestedRules)('docs/import.md shows the rule %s once', (rule) => {
  expect(rowsOf(rule)).toHaveLength(1);
});

it('docs/import.md names the limits that are kept', () => {
  expect(page).toContain(`${limits.fileBytes / 1024 / 1024} MB`);
  expect(page).toContain(`${limits.texts} 个`);
  expect(page).toContain(`${limits.docSeconds} 秒`);
});

it('the example of docs/import.md raises the questions that it names', async () => {
  const [, text = '', named = ''] =
    /<!-- example: notice -->\n```text\n([\s\S]*?)```\n\n(.*)/.exec(page) ?? [];
  const imported = await importNotice(new TextEncoder().encode(text), 'notice.txt');
  const asked = imported.ok ? imported.value.questions.map(({ code }) => code) : [];
  expect(asked.sort()).toEqual([...named.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code).sort());
  expect(imported.ok && imported.value.grades.map(({ name }) => name)).toEqual(['优秀', '合格', '不合格']);
});
