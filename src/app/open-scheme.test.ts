import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { smallScheme } from '../../test/fixtures/small-scheme.ts';
import { openScheme } from './open-scheme.ts';

const folders: string[] = [];
afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
});

function write(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'zhunsheng-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
const problems = async (folder: string) =>
  (await openScheme(folder)).problems.map((each) => `${each.at?.file ?? ''} ${each.code}`);

test('a folder is read with what lies below it; other files may lie beside', async () => {
  const folder = write({
    ...smallScheme,
    'README.md': '# 说明',
    'notes/原件.docx': 'x',
    'generator.yaml': 'units: {}',
  });
  expect(await problems(folder)).toEqual([]);
});

test('no folder, a file in its place, an empty folder', async () => {
  expect(await problems('/no/such/folder')).toEqual([' scheme-folder-missing']);
  expect(await problems(join(write({ a: '' }), 'a'))).toEqual([' scheme-folder-missing']);
  expect((await problems(write({}))).sort()).toEqual([
    'calendar.yaml scheme-file-missing',
    'scheme.yaml scheme-file-missing',
    'units.csv scheme-file-missing',
  ]);
});

test('GB18030, UTF-16 and random bytes are not UTF-8; the rest is still judged', async () => {
  const gb = Uint8Array.from([0xbc, 0xd7, 0xd5, 0xf2]);
  const files = { ...smallScheme, 'units.csv': gb, 'scheme.yaml': Buffer.from('\ufeffid: x', 'utf16le') };
  expect(await problems(write({ ...files, 'tables/town.yaml': 'id: x' }))).toEqual(
    expect.arrayContaining([
      'scheme.yaml file-not-utf8',
      'units.csv file-not-utf8',
      'tables/town.yaml key-missing',
    ]),
  );
});

test('a byte order mark does no harm', async () => {
  const marked = Object.fromEntries(
    Object.entries(smallScheme).map(([path, text]) => [path, `\ufeff${text}`]),
  );
  expect(await problems(write(marked))).toEqual([]);
});

test('a file of 50 MB is not read', async () => {
  const folder = write(smallScheme);
  truncateSync(join(folder, 'tables/town.yaml'), 50_000_000);
  const start = performance.now();
  expect(await problems(folder)).toEqual(['tables/town.yaml file-too-large']);
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('a link to a file is read; one that leads nowhere, in a circle or to a device is named', async () => {
  const { 'units.csv': units = '', ...others } = smallScheme;
  const folder = write(others);
  symlinkSync(join(write({ 'units.csv': units }), 'units.csv'), join(folder, 'units.csv'));
  expect(await problems(folder)).toEqual([]);
  symlinkSync('nowhere', join(folder, 'tables/a.yaml'));
  symlinkSync('b.yaml', join(folder, 'tables/b.yaml'));
  symlinkSync('/dev/null', join(folder, 'tables/c.yaml'));
  symlinkSync('.', join(folder, 'tables/again'));
  expect(await problems(folder)).toEqual(
    ['a', 'b', 'c'].map((name) => `tables/${name}.yaml scheme-file-unreadable`),
  );
});
