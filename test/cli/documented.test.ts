import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commandSpecs } from '../../src/cli/specs.ts';

it.each(commandSpecs.map((spec) => [spec.name, spec] as const))(
  'docs/cli.md shows %s with every option',
  async (name, spec) => {
    const page = await readFile(join(import.meta.dirname, '..', '..', 'docs', 'cli.md'), 'utf8');
    const lines = page.split('\n');
    const [line, ...more] = lines.filter((each) => each.startsWith(`zhunsheng ${name} `));
    expect(line).toBeDefined();
    expect(more).toEqual([]);
    const codes = lines.filter(
      (each) => each.startsWith('| ') && each.split('|')[1]?.includes(`\`${name}\``),
    );
    expect(codes).toHaveLength(1);
    for (const { usage } of spec.options) expect(line).toContain(usage.split(' ')[0]);
  },
);
