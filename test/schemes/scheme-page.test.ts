import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkScheme } from '../../src/app/check-scheme.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/scheme.md'), 'utf8');
const files = [...page.matchAll(/<!-- file: (\S+) -->\n```\w+\n([\s\S]*?)```/g)];

test('the scheme on docs/scheme.md is complete, and its worked examples come out', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhunsheng-'));
  try {
    for (const [, path = '', text = ''] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    expect(files).toHaveLength(7);
    const checked = await checkScheme(folder);
    expect(checked).toMatchObject({ problems: [], scheme: { id: 'town-2020' } });
    expect(checked.examples).toHaveLength(7);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
