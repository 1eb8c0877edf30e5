import type { ProblemEntry } from './catalogue/entry.ts';
import { catalogue, type ProblemCode } from './catalogue.ts';

/** The page of all problems the product can report, in Markdown: what each says and what to do, in both languages. */
export function errorsPage(): string {
  const codes = (Object.keys(catalogue) as ProblemCode[]).sort();
  const errors = codes.filter((code) => catalogue[code].severity === 'error');
  const warnings = codes.filter((code) => catalogue[code].severity === 'warning');
  return [
    '# 问题一览 / Problems',
    '',
    '由 `npm run docs` 从 `src/core/problem/catalogue/` 生成，请勿手改。`{…}` 处填入具体内容。',
    'Made by `npm run docs` from `src/core/problem/catalogue/`; not to be edited. `{…}` is filled in.',
    '',
    '## 错误 / Errors',
    '',
    ...rows(errors),
    '',
    '## 警告 / Warnings',
    '',
    ...rows(warnings),
    '',
  ].join('\n');
}

const head = ['| code | 中文 | English |', '| --- | --- | --- |'];

const rows = (codes: readonly ProblemCode[]): readonly string[] => [...head, ...codes.map(row)];

function row(code: ProblemCode): string {
  const { zh, en }: ProblemEntry = catalogue[code];
  return `| \`${code}\` | ${cell(zh.what)}<br>${cell(zh.fix)} | ${cell(en.what)}<br>${cell(en.fix)} |`;
}

const cell = (text: string): string =>
  text.replaceAll('|', '\\|').replaceAll('<', '&lt;').replaceAll('\n', ' ');
