import { describe, expect, it } from 'vitest';
import {
  column,
  dataset,
  day,
  decision,
  formula,
  group,
  indicator,
  number,
  scheme,
  table,
  unit,
} from '../../../test/support/sample-scheme.ts';
import { measureRows, type RowsByDataset } from '../measure/reference.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import type { Rational } from '../quantity/rational.ts';
import type { Indicator, NotApplicablePolicy, Scheme, Table, Unit } from '../scheme/scheme.ts';
import type { UnitScores } from './outcome.ts';
import { assessedUnits, planScores, scoreScheme } from './score.ts';

const at = { asOf: day('2020-12-31'), knownAt: null };
const events = dataset('事件', [column('分', 'number', { quantity: 'points' })]);
const row = (unit: string, n: number, more: Record<string, string | Rational> = {}) => ({
  单位: unit,
  编号: `${n}`,
  日期: day('2020-03-02'),
  分: number('1'),
  ...more,
});

function run(
  one: Scheme,
  units: readonly Unit[],
  rows: RowsByDataset = {},
  delivered = ['事件'],
): readonly UnitScores[] {
  const assessed = assessedUnits(one, units, at.asOf);
  const answers = measureRows(planScores(one), one, rows, assessed, delivered, at);
  return scoreScheme(one, units, answers, at).tables.flatMap((each) => each.units);
}

const sole = (one: Scheme, rows: RowsByDataset = {}, delivered = ['事件']): UnitScores => {
  const [first] = run(one, [unit('A')], rows, delivered);
  if (first === undefined) throw new Error('no sheet');
  return first;
};

const sheet = (leaves: readonly Indicator[], more: Partial<Table> = {}): Scheme =>
  scheme([table([group('组', '100', leaves)], more)], { datasets: [events] });

const text = (x: Rational | null): string | null => (x === null ? null : exactDecimal(x));
const published = (scores: UnitScores): readonly (string | null)[] =>
  scores.indicators.map((each) => text(each.published));

describe('rounding', () => {
  it.each([
    ['5.015', '5.02'],
    ['2.675', '2.68'],
    ['1.005', '1.01'],
  ])('rounds %s half up to %s', (exact, rounded) => {
    const scores = sole(sheet([indicator('a', '6', exact)]));
    expect(published(scores)).toEqual([rounded]);
    const { rounding } = scores.indicators[0] ?? {};
    expect([text(rounding?.before ?? null), text(rounding?.after ?? null)]).toEqual([exact, rounded]);
    expect(text(rounding?.difference ?? null)).toBe('0.005');
  });

  it('takes three thirds of ten as ten', () => {
    const scores = sole(sheet([indicator('a', '10', '3 * (10 / 3)')]));
    expect(published(scores)).toEqual(['10']);
    expect(scores.indicators[0]?.rounding).toBeNull();
  });

  it('adds what was published, or what was exact where the table carries that', () => {
    const leaves = [
      indicator('a', '50', '1 / 3'),
      indicator('b', '50', '1 / 3'),
      indicator('c', '50', '1 / 3'),
    ];
    expect(text(sole(sheet(leaves)).root.published)).toBe('0.99');
    expect(text(sole(sheet(leaves, { carry: 'exact' })).root.published)).toBe('1');
  });

  it('keeps full marks at exactly 100 for thirds', () => {
    const leaves = ['a', 'b', 'c'].map((id) => indicator(id, '33.333', 'full', { rounding: 'none' }));
    const scores = sole(sheet([...leaves, indicator('d', '0.001', 'full', { rounding: 'none' })]));
    expect(text(scores.root.published)).toBe('100');
  });
});

describe('missing', () => {
  const counted = sheet([indicator('a', '60', 'max(0, full - count(事件))'), indicator('b', '40', 'full')]);

  it('a dataset that was delivered without rows counts as nothing to report', () => {
    expect(published(sole(counted, { 事件: [] }))).toEqual(['60', '40']);
  });

  it('a dataset that was not delivered is missing, and so is the total, with its name', () => {
    const scores = sole(counted, {}, []);
    expect(published(scores)).toEqual([null, '40']);
    expect(scores.root.state).toBe('missing');
    expect(scores.root.published).toBeNull();
    expect(scores.root.missing).toEqual([{ kind: 'dataset', name: '事件' }]);
    expect(text(scores.root.partial)).toBe('40');
  });

  it('a unit that had to report and did not is missing, however the rows are filtered', () => {
    const must = { ...events, absence: 'missing' as const };
    const one = scheme([table([indicator('a', '100', 'full - count(事件 where 分 > 5)')])], {
      datasets: [must],
    });
    const [a, b] = run(one, [unit('A'), unit('B')], { 事件: [row('A', 1)] });
    expect(published(a ?? sole(one))).toEqual(['100']);
    expect(b?.root.missing).toEqual([{ kind: 'rows', name: '事件' }]);
  });

  it('an attribute that is not known is named', () => {
    const one = sheet([indicator('a', '100', 'min(full, 在编人数)')]);
    expect(sole(one).root.missing).toEqual([{ kind: 'attribute', name: '在编人数' }]);
  });
});

describe('not applicable', () => {
  const policy = (then: NotApplicablePolicy['then'], share: string | null) =>
    sheet([
      indicator('a', '20', 'not_applicable("没有自建应用")', {
        notApplicable: decision(then, share),
      }),
      indicator('b', '80', '60'),
    ]);

  it.each([
    ['full', null, '20', '80', '0'],
    ['zero', null, '0', '60', '0'],
    ['share', '0.25', '5', '65', '0'],
    ['rescale', null, null, '75', '0'],
    ['exclude', null, null, '60', '20'],
  ] as const)('%s: the total follows the declared policy', (then, share, leaf, total, excluded) => {
    const scores = sole(policy(then, share));
    expect(scores.indicators[0]?.state).toBe('not-applicable');
    expect(published(scores)).toEqual([leaf, '60']);
    expect(text(scores.root.published)).toBe(total);
    expect(text(scores.root.excluded)).toBe(excluded);
  });

  it('a group wholly dropped is rescaled by the group above', () => {
    const dropped = indicator('a', '20', 'not_applicable("无")', {
      notApplicable: decision('rescale'),
    });
    const one = scheme([
      table([group('甲', '20', [dropped]), group('乙', '80', [indicator('b', '80', '40')])]),
    ]);
    expect(text(sole(one).root.published)).toBe('50');
  });

  it('without a policy nobody has decided: missing', () => {
    expect(sole(sheet([indicator('a', '100', 'not_applicable("无")')])).root.state).toBe('missing');
  });
});

describe('bonus, deductions, vetoes', () => {
  const bonus = (cap: string, leaves: readonly Indicator[]) => group('加分', cap, leaves, { role: 'bonus' });
  const veto = (effect: Table['vetoes'][number]['effect'], order: 'before_bonus' | 'after_bonus') => ({
    id: 'v',
    name: '重大事故',
    clause: '测试',
    condition: formula('count(事件) > 0'),
    effect,
    order,
  });
  const base = indicator('a', '100', '90');
  const struck = { 事件: [row('A', 1)] };

  it('a bonus group gives at most its points', () => {
    const extra = [indicator('x', '4', '4', { role: 'bonus' }), indicator('y', '4', '3', { role: 'bonus' })];
    expect(text(sole(scheme([table([base, bonus('5', extra)])])).root.published)).toBe('95');
  });

  it('deductions go below the base, to the floor if there is one', () => {
    const children = [
      base,
      group('扣分', '99', [indicator('x', '99', '0 - 99', { role: 'deduction' })], { role: 'deduction' }),
    ];
    expect(text(sole(scheme([table(children)])).root.published)).toBe('-9');
    expect(text(sole(scheme([table(children, { floor: number('0') })])).root.published)).toBe('0');
  });

  it('a veto before the bonus zeroes the base only, one after it everything', () => {
    const children = [base, bonus('5', [indicator('x', '5', '5', { role: 'bonus' })])];
    const total = (order: 'before_bonus' | 'after_bonus') =>
      text(
        sole(
          scheme([table(children, { vetoes: [veto({ kind: 'zero', target: 'table' }, order)] })], {
            datasets: [events],
          }),
          struck,
        ).root.published,
      );
    expect(total('before_bonus')).toBe('5');
    expect(total('after_bonus')).toBe('0');
  });

  it('a cut takes its points, and an undecided one leaves the total missing', () => {
    const one = scheme(
      [table([base], { vetoes: [veto({ kind: 'cut', points: number('10') }, 'after_bonus')] })],
      {
        datasets: [events],
      },
    );
    expect(text(sole(one, struck).root.published)).toBe('80');
    expect(text(sole(one, { 事件: [] }).root.published)).toBe('90');
    expect(sole(one, {}, []).root.missing).toEqual([{ kind: 'dataset', name: '事件' }]);
  });

  it('a struck veto on an indicator makes it 0 even where its own facts are missing', () => {
    const leaf = indicator('b', '10', 'full - count(其他)');
    const one = scheme(
      [table([base, leaf], { vetoes: [veto({ kind: 'zero', target: 'b' }, 'before_bonus')] })],
      {
        datasets: [events, { ...events, name: '其他' }],
      },
    );
    expect(published(sole(one, struck))).toEqual(['90', '0']);
  });
});

describe('means', () => {
  const mean = (
    kind: 'mean' | 'geometric_mean',
    whenMissing: 'missing' | 'drop',
    leaves: readonly Indicator[],
  ) =>
    scheme(
      [
        table([], {
          root: group('指数', '100', leaves, {
            combine: { kind, weights: leaves.map((_, i) => number(`${i + 1}`)), whenMissing, decimals: 6 },
          }),
        }),
      ],
      { datasets: [events] },
    );

  it('weights are relative', () => {
    const leaves = [indicator('a', '100', '40'), indicator('b', '100', '70')];
    expect(text(sole(mean('mean', 'missing', leaves)).root.published)).toBe('60');
  });

  it('a geometric mean is one root, rounded once', () => {
    // (2 · 4²)^(1/3) = 32^(1/3) = 3.174802…
    const leaves = [indicator('a', '100', '2'), indicator('b', '100', '4')];
    expect(text(sole(mean('geometric_mean', 'missing', leaves)).root.exact)).toBe('3.174802');
  });

  it('a missing child is dropped or makes the mean missing, as declared', () => {
    const leaves = [indicator('a', '100', '40'), indicator('b', '100', 'full - count(事件)')];
    expect(text(sole(mean('mean', 'drop', leaves), {}, []).root.published)).toBe('40');
    expect(sole(mean('mean', 'missing', leaves), {}, []).root.state).toBe('missing');
  });
});

describe('roster', () => {
  it('is in order of unit id and leaves out units that did not exist', () => {
    const one = sheet([indicator('a', '100', 'full')]);
    const units = [
      unit('乙'),
      unit('b', { validFrom: day('2021-05-01') }),
      unit('a'),
      unit('c', { kind: 'department' }),
    ];
    expect(run(one, units).map((each) => each.unit.unit)).toEqual(['a', '乙']);
  });
});
