import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import type { RosterRow } from '../../port/store-unit.ts';
import { loadRoster, putUnit, removeUnit } from './edit-units.ts';
import { downloadRoster, listUnits, showUnitHistory } from './list-units.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform({ state: 'preparing' });
});
afterAll(() => test.close());

const row = (unit: string, more: Partial<RosterRow> = {}): RosterRow => ({
  unit,
  name: `${unit}镇`,
  kind: 'unit',
  cohort: '一组',
  validFrom: null,
  validTo: null,
  attributes: { 在编人数: '20' },
  ...more,
});
const put = (of: TestPlatform, one: RosterRow, revision: number | null = null, actor = of.actors.office) =>
  putUnit(of.platform, actor, { campaign: '2020', row: one, revision, reason: '调整' });
const ids = async (of: TestPlatform, actor = of.actors.office) =>
  good(await listUnits(of.platform, actor, '2020')).map((each) => each.unit);
const load = (of: TestPlatform, text: string, mode: 'replace' | 'merge') =>
  loadRoster(of.platform, of.actors.office, { campaign: '2020', text, mode, reason: '名单' });

describe('the roster', () => {
  it('begins as the scheme has it, grows and shrinks while the campaign is prepared', async () => {
    const of = await test.fresh();
    expect(good(await put(of, row('u4')))).toMatchObject({ unit: 'u4', revision: 1 });
    expect(await ids(of)).toEqual(['u1', 'u2', 'u3', 'u4']);
    const remove = { campaign: '2020', unit: 'u4', revision: 1, reason: '合并' };
    good(await removeUnit(of.platform, of.actors.office, remove));
    expect(await ids(of)).toEqual(['u1', 'u2', 'u3']);
    expect(good(await put(of, row('u4')))).toMatchObject({ revision: 3 });
    const history = await showUnitHistory(of.platform, of.actors.office, { campaign: '2020', unit: 'u4' });
    expect(good(history).map(({ revision, removed, reason }) => [revision, removed, reason])).toEqual([
      [1, false, '调整'],
      [2, true, '合并'],
      [3, false, '调整'],
    ]);
  });

  it('takes cells only as the scheme types them, and kinds that a table assesses', async () => {
    const of = await test.fresh();
    expect(codes(await put(of, row('u4', { attributes: { 在编人数: '二十' } })))).toEqual([
      'cell-not-a-number',
    ]);
    expect(codes(await put(of, row('u4', { kind: 'village' })))).toEqual(['unit-kind-unknown']);
    const reversed = { validFrom: '2020-06-01', validTo: '2020-01-01' };
    expect(codes(await put(of, row('u4', reversed)))).toEqual(['period-reversed']);
    expect(await ids(of)).toEqual(['u1', 'u2', 'u3']);
  });

  it('edited by two from one revision keeps the first edit', async () => {
    const of = await test.fresh();
    const done = await Promise.all([
      put(of, row('u1', { name: '甲镇' }), 1),
      put(of, row('u1', { name: '乙镇' }), 1),
    ]);
    expect(done.filter((each) => each.ok)).toHaveLength(1);
    expect(done.flatMap(codes)).toEqual(['revision-conflict']);
    expect(codes(await put(of, row('u5'), 1))).toEqual(['revision-conflict']);
  });

  it('is loaded as a units.csv, all of it or nothing, and comes back as one', async () => {
    const of = await test.fresh();
    const text = good(await downloadRoster(of.platform, of.actors.office, '2020'));
    expect(text.split('\r\n')[1]).toBe('u1,一镇,unit,一组,,,30');
    expect(good(await load(of, text, 'replace'))).toEqual({ added: [], changed: [], removed: [] });
    const next = text
      .replace('u2,二镇,unit,一组', 'u2,二街道,unit,二组')
      .replace(/u3.*\r\n/, 'u4,"四,镇",unit,二组,,,\r\n');
    expect(good(await load(of, next, 'merge'))).toEqual({ added: ['u4'], changed: ['u2'], removed: [] });
    expect(good(await load(of, next, 'replace'))).toEqual({ added: [], changed: [], removed: ['u3'] });
    expect(await ids(of)).toEqual(['u1', 'u2', 'u4']);
    const bad = `${next}u5,五镇,unit,一组,,,多\r\n`;
    expect(codes(await load(of, bad, 'merge'))).toEqual(['cell-not-a-number']);
    expect(await ids(of)).toEqual(['u1', 'u2', 'u4']);
  });

  it('once collection is open only ends the validity of units, and is frozen with the results', async () => {
    const of = await test.fresh({ state: 'collecting' });
    const remove = { campaign: '2020', unit: 'u3', revision: null, reason: '撤销' };
    expect(codes(await removeUnit(of.platform, of.actors.office, remove))).toEqual(['unit-removal-late']);
    const header = 'unit,name,kind,cohort\r\nu1,一镇,unit,一组\r\nu2,二镇,unit,一组\r\n';
    expect(codes(await load(of, header, 'replace'))).toEqual(['unit-removal-late']);
    expect(good(await put(of, row('u3', { name: '甲局', validTo: '2020-06-30' })))).toMatchObject({
      validTo: '2020-06-30',
    });
    const published = await test.fresh({ state: 'published' });
    expect(codes(await put(published, row('u1')))).toEqual(['campaign-state']);
  });

  it('is edited by the office only; an assessed unit sees itself', async () => {
    const of = await test.fresh({ state: 'collecting' });
    const { lead, unit, leader, stranger } = of.actors;
    for (const actor of [lead('甲局'), unit('u1'), leader])
      expect(codes(await put(of, row('u1'), null, actor))).toEqual(['not-allowed']);
    expect(codes(await put(of, row('u1'), null, stranger))).toEqual(['not-found']);
    expect(await ids(of, unit('u2'))).toEqual(['u2']);
    expect(await ids(of, lead('甲局'))).toEqual(['u1', 'u2', 'u3']);
    expect(codes(await listUnits(of.platform, stranger, '2020'))).toEqual(['not-found']);
  });
});
