import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { smallScheme } from '../../../test/fixtures/small-scheme.ts';
import { catalogue } from '../../core/problem/catalogue.ts';
import { generatedPages } from './generated-pages.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

test.each(Object.entries(generatedPages()))('%s is what `npm run docs` writes', (path, text) => {
  expect(read(path)).toBe(text);
});

describe('the catalogue of problems', () => {
  const folder = join(root, 'src/core/problem/catalogue');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  const declared = sources.flatMap((text) =>
    [...text.matchAll(/^ {2}'?([a-z0-9-]+)'?: \{$/gm)].map((m) => m[1]),
  );

  test('no code is declared twice in two areas', () => {
    expect(declared.filter((code, i) => declared.indexOf(code) < i)).toEqual([]);
    expect(declared.length).toBe(Object.keys(catalogue).length);
  });

  test('both languages fill in the same names, end in a full stop and say what to do', () => {
    const faults = Object.entries(catalogue).filter(([, { zh, en }]) => {
      const ends = /[。.!?)」”}]$/;
      return ![zh.what, zh.fix, en.what, en.fix].every((text) => text.length > 3 && ends.test(text));
    });
    expect(faults.map(([code]) => code)).toEqual([]);
  });
});

describe('the published schemas', () => {
  const schemaOf = (kind: string) =>
    z.fromJSONSchema(
      JSON.parse(read(`docs/schema/${kind}.schema.json`)) as Parameters<typeof z.fromJSONSchema>[0],
    );
  // Editors read YAML the usual way: numbers as numbers, dates as text.
  const asEditor = (text: string): unknown => parse(text) as unknown;
  const kinds: [string, string][] = [
    ['scheme', 'scheme.yaml'],
    ['calendar', 'calendar.yaml'],
    ['dataset', 'datasets/office.yaml'],
    ['table', 'tables/town.yaml'],
    ['example', 'examples/town.yaml'],
    ['assumption', 'assumptions.yaml'],
  ];

  test.each(kinds)('%s accepts what the reader accepts', (kind, path) => {
    expect(schemaOf(kind).safeParse(asEditor(smallScheme[path] ?? '')).error?.issues ?? []).toEqual([]);
  });
  test('a misspelt key is refused', () => {
    const text = (smallScheme['scheme.yaml'] ?? '').replace('issuer:', 'isuer:');
    expect(schemaOf('scheme').safeParse(asEditor(text)).success).toBe(false);
  });

  const shengzhou = join(root, 'schemes/shengzhou-2020');
  const files = readdirSync(shengzhou, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.yaml') && path !== 'generator.yaml',
  );
  test.each(files)('schemes/shengzhou-2020/%s names its schema and fits it', (path) => {
    const text = readFileSync(join(shengzhou, path), 'utf8');
    const named = /^# yaml-language-server: \$schema=(.*)$/m.exec(text)?.[1] ?? '';
    const schema = JSON.parse(readFileSync(join(shengzhou, path, '..', named), 'utf8'));
    const issues = z.fromJSONSchema(schema).safeParse(asEditor(text)).error?.issues ?? [];
    expect(issues).toEqual([]);
  });
});
