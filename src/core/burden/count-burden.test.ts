import { expect, test } from 'vitest';
import { column, dataset, indicator, scheme, table, unit } from '../../../test/support/sample-scheme.ts';
import type { Dataset, Scheme } from '../scheme/scheme.ts';
import { countBurden } from './count-burden.ts';

const plans = dataset('计划', [column('联系人', 'text')], { providedBy: 'unit' });
const trainings = dataset('培训', [column('人数', 'integer'), column('合格', 'truth')], {
  providedBy: 'unit',
});
const documents = dataset('公文', [column('办结', 'truth')], { providedBy: 'system' });
const checks = dataset('检查', [column('问题数', 'integer')], { providedBy: 'lead' });

const reading = (...datasets: readonly Dataset[]): Scheme =>
  scheme(
    [
      table(
        datasets.map(({ name }, i) => indicator(`i${i}`, '10', `threshold(count(${name}), at_least: 1)`)),
      ),
    ],
    { datasets, units: [unit('A'), unit('B'), unit('C', { kind: 'department' })] },
  );
const findings = (...datasets: readonly Dataset[]) =>
  countBurden(reading(...datasets)).findings.map(({ code, params }) => ({ code, ...params }));

test('a unit is asked for the datasets it provides itself, cell by cell but for its own name', () => {
  const [units] = countBurden(reading(plans, trainings, documents, checks)).units;
  expect(units).toMatchObject({ subject: 'township', units: 2, indicators: 4, unasked: 2, columns: 7 });
  expect(units?.requests).toEqual([
    { dataset: '培训', columns: ['编号', '日期', '人数', '合格'], indicators: ['i1'], leads: ['牵头单位'] },
    { dataset: '计划', columns: ['编号', '日期', '联系人'], indicators: ['i0'], leads: ['牵头单位'] },
  ]);
});

test('a lead is asked for the datasets that leads provide to its own indicators', () => {
  const { leads } = countBurden(reading(plans, documents, checks));
  expect(leads).toEqual([
    {
      lead: '牵头单位',
      requests: [
        { dataset: '检查', columns: ['编号', '日期', '问题数'], indicators: ['i2'], leads: ['牵头单位'] },
      ],
      columns: 3,
    },
  ]);
});

test('two indicators of one dataset ask once', () => {
  const twice = scheme([table(['a', 'b'].map((id) => indicator(id, '10', 'count(计划) * 0')))], {
    datasets: [plans],
  });
  expect(countBurden(twice).units[0]?.requests).toMatchObject([{ dataset: '计划', indicators: ['a', 'b'] }]);
});

test('a dataset read through a definition counts', () => {
  const named = scheme([table([indicator('a', '10', 'threshold(计划数, at_least: 1)')])], {
    datasets: [plans],
    definitions: { 计划数: indicator('x', '1', 'count(计划)').formula },
  });
  expect(countBurden(named).units[0]?.requests).toHaveLength(1);
});

test('a dataset that nobody reads is asked of nobody', () => {
  const unread = scheme([table([indicator('a', '10', 'full')])], { datasets: [plans] });
  expect(countBurden(unread).units[0]?.requests).toEqual([]);
});

test('a dataset that does not say who provides it is a finding, and counts for nobody', () => {
  const unsaid = { ...plans, providedBy: null };
  expect(findings(unsaid)).toEqual([{ code: 'burden-provider-unknown', dataset: '计划' }]);
  expect(countBurden(reading(unsaid)).units[0]?.requests).toEqual([]);
});

test('a fact that a system or a lead already holds', () => {
  const held = { ...dataset('通讯录', [column('联系人', 'text')]), providedBy: 'system' as const };
  expect(findings(plans, held)).toEqual([
    { code: 'burden-already-held', dataset: '计划', column: '联系人', holder: '通讯录' },
  ]);
  expect(findings(plans, { ...held, providedBy: 'expert' })).toEqual([]);
});

test('a fact that the roster already holds', () => {
  const from = { ...reading(plans), attributes: [column('联系人', 'text')] };
  expect(countBurden(from).findings.map((each) => each.code)).toEqual(['burden-attribute-held']);
});

test('a fact asked for twice of the same units', () => {
  const again = { ...dataset('季报', [column('联系人', 'text')]), providedBy: 'unit' as const };
  expect(findings(plans, again)).toEqual([
    { code: 'burden-asked-twice', first: '季报', second: '计划', column: '联系人' },
  ]);
});

test('a fact asked for twice of different units is no repetition', () => {
  const again = { ...dataset('季报', [column('联系人', 'text')]), providedBy: 'unit' as const };
  const asks = (name: string) => [indicator(name, '10', `threshold(count(${name}), at_least: 1)`)];
  const two = scheme([table(asks('计划')), table(asks('季报'), { id: 'other', subject: 'department' })], {
    datasets: [plans, again],
  });
  expect(countBurden(two).findings).toEqual([]);
});

test('keys, days, yes or no and words that belong to their record are not the same fact', () => {
  const columns = [column('完成日', 'date'), column('合格', 'truth'), column('备注', 'text')];
  const asked = { ...dataset('整改', columns), key: ['单位', '问题'], providedBy: 'unit' as const };
  const held = { ...dataset('工单', columns), providedBy: 'system' as const };
  expect(findings(asked, held)).toEqual([]);
  expect(findings({ ...asked, key: held.key }, held)).toMatchObject([
    { column: '完成日' },
    { column: '合格' },
    { column: '备注' },
  ]);
});

test('the same name with another type is another fact', () => {
  const held = { ...dataset('工单', [column('联系人', 'integer')]), providedBy: 'system' as const };
  expect(findings(plans, held)).toEqual([]);
});

test('the order of datasets changes nothing', () => {
  const again = { ...dataset('季报', [column('联系人', 'text')]), providedBy: 'unit' as const };
  expect(findings(plans, again)).toEqual(findings(again, plans));
});
