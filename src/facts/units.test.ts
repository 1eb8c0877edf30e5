import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, scheme } from '../../test/conformance/engines/fixture.ts';
import { rational } from '../core/quantity/rational.ts';
import { readUnits } from './units.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'units-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = async (content: string) => {
  await writeFile(join(folder, 'units.csv'), content);
  return readUnits(scheme, folder);
};

describe('the roster of a facts folder', () => {
  it('is the scheme’s own where there is no units.csv', async () => {
    expect(await readUnits(scheme, folder)).toEqual({ ok: true, value: scheme.units, problems: [] });
  });

  it('replaces the scheme’s; a blank attribute is not known', async () => {
    const found = await read(
      'name,unit,kind,cohort,valid_from,valid_to,在编人数,面积\n甲镇,T01,township,乡镇,2020-03-01,,12,\n',
    );
    if (!found.ok) throw new Error(JSON.stringify(found.problems));
    expect(found.value.map((unit) => ({ ...unit, attributes: { ...unit.attributes } }))).toEqual([
      {
        unit: 'T01',
        name: '甲镇',
        kind: 'township',
        cohort: '乡镇',
        validFrom: day('2020-03-01'),
        validTo: null,
        attributes: { 在编人数: rational(12), 面积: null, 片区: null },
      },
    ]);
  });

  it('takes the kind for a blank or absent cohort, as the scheme’s own roster does', async () => {
    for (const content of ['unit,name,kind,cohort\nT1,甲,镇,\n', 'unit,name,kind\nT1,甲,镇\n']) {
      const found = await read(content);
      expect(found.ok && found.value.map((unit) => unit.cohort)).toEqual(['镇']);
    }
  });

  it('is never half taken: every bad row is named', async () => {
    const found = await read(
      'unit,name,kind,cohort,在编人数\nT1,甲,t,c,x\nT2,乙,t\nT3,丙,t,c,1\nT3,丁,t,c,1\n,戊,t,c,1\n',
    );
    expect(found.ok).toBe(false);
    expect(found.problems.map((each) => [each.code, each.at?.line])).toEqual([
      ['cell-not-a-number', 2],
      ['facts-row-ragged', 3],
      ['facts-key-repeated', 5],
      ['cell-blank', 6],
    ]);
  });
});
