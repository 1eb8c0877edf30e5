import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandSpecs } from '../../src/cli/specs.ts';

it.each(commandSpecs.map((spec) => [spec.name, spec] as const))(
  'docs/cli.md shows %s with every option',
  async (name, spec) => {
    const page = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'cli.md'), 'utf8');
    const line = page.split('\n').find((each) => each.startsWith(`zhunsheng ${name} `));
    expect(line).toBeDefined();
    for (const { usage } of spec.options) expect(line).toContain(usage.split(' ')[0]);
  },
);
