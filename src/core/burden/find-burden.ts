import { type Problem, problem } from '../problem/problem.ts';
import { compareCodePoints } from '../quantity/canonical.ts';
import type { Column, Dataset, Scheme } from '../scheme/scheme.ts';
import type { UnitBurden } from './burden.ts';

/** Datasets that do not say who provides them, and facts asked of units that are already held or asked twice. */
export function findBurden(scheme: Scheme, units: readonly UnitBurden[]): readonly Problem[] {
  const datasets = [...scheme.datasets].sort((a, b) => compareCodePoints(a.name, b.name));
  const asked = datasets.filter((each) => each.providedBy === 'unit');
  return [
    ...datasets
      .filter((each) => each.providedBy === null)
      .map((each) => problem('burden-provider-unknown', { dataset: each.name })),
    ...asked.flatMap((each) => alreadyHeld(scheme, datasets, each)),
    ...asked.flatMap((first, i) =>
      asked
        .slice(i + 1)
        .filter((second) => sameUnits(units, first, second))
        .flatMap((second) => askedTwice(first, second)),
    ),
  ];
}

function alreadyHeld(scheme: Scheme, datasets: readonly Dataset[], asked: Dataset): readonly Problem[] {
  const holders = datasets.filter((each) => each.providedBy === 'system' || each.providedBy === 'lead');
  return factsOf(asked).flatMap((column) => {
    const params = { dataset: asked.name, column: column.name };
    const holder = holders.find((each) => factsOf(each).some((held) => isSame(asked, column, each, held)));
    const onRoster = scheme.attributes.some((each) => each.name === column.name && each.type === column.type);
    return [
      ...(holder === undefined ? [] : [problem('burden-already-held', { ...params, holder: holder.name })]),
      ...(onRoster ? [problem('burden-attribute-held', params)] : []),
    ];
  });
}

const askedTwice = (first: Dataset, second: Dataset): readonly Problem[] =>
  factsOf(first)
    .filter((column) => factsOf(second).some((other) => isSame(first, column, second, other)))
    .map(({ name }) =>
      problem('burden-asked-twice', { first: first.name, second: second.name, column: name }),
    );

/** Two requests burden the same units only when one table asks for both. */
const sameUnits = (units: readonly UnitBurden[], first: Dataset, second: Dataset): boolean =>
  units.some(({ requests }) =>
    [first, second].every(({ name }) => requests.some((each) => each.dataset === name)),
  );

/** Columns that state something: not those that only name the record, the unit or the day. */
const factsOf = ({ columns, key, unit, time }: Dataset): readonly Column[] =>
  columns.filter(({ name }) => !key.includes(name) && name !== unit && name !== time);

/** Columns whose name says nothing by itself: every record has its own. */
const generic: ReadonlySet<string> = new Set([
  '名称',
  '备注',
  '说明',
  '理由',
  '数量',
  '得分',
  '类型',
  '类别',
  '来源',
]);

/**
 * The same fact, as far as names tell: same column, same type. A day, a yes or no, or a word like 备注 belongs to its
 * record, so it is the same only where both datasets keep records of the same thing, that is, have the same key.
 */
function isSame(a: Dataset, column: Column, b: Dataset, other: Column): boolean {
  if (column.name !== other.name || column.type !== other.type) return false;
  return (!ofRecord.has(column.type) && !generic.has(column.name)) || sameKey(a, b);
}

const ofRecord: ReadonlySet<string> = new Set(['date', 'moment', 'truth']);

const sameKey = (a: Dataset, b: Dataset): boolean =>
  a.key.length === b.key.length && a.key.every((each) => b.key.includes(each));
