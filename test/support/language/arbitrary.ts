import fc from 'fast-check';
import { makeBinary, makeCall, makeCase, makeIf } from '../../../src/core/language/build.ts';
import type {
  AggregateNode,
  BinaryNode,
  CallNode,
  During,
  Fold,
  NamedArgument,
  Node,
  Span,
} from '../../../src/core/language/syntax.ts';

const span: Span = { start: 0, end: 0 };
const number = fc
  .tuple(fc.nat(10_000), fc.nat(999))
  .map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`.replace(/\.?0+$/, '') || '0');
const name = fc.oneof(
  fc.constantFrom('件数', '比例', 'full', 'as_of', '收文 数', 'and', 'known', 'APP(公众号)', 'x_1', 'during'),
  fc.string({ unit: fc.constantFrom('甲', '乙', 'a', 'B', '_', ' ', '1'), minLength: 1, maxLength: 5 }),
);
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const during: fc.Arbitrary<During> = fc.oneof(
  fc.constantFrom<During>({ kind: 'period' }, { kind: 'last_year' }, { kind: 'ever' }),
  fc.record({
    kind: fc.constant('last' as const),
    amount: fc.integer({ min: 1, max: 99 }),
    unit: fc.constantFrom('days' as const, 'months' as const, 'years' as const),
  }),
  fc.constant<During>({ kind: 'between', from: '2020-01-01', to: '2020-07-01' }),
);
const folds: readonly Fold[] = [
  'sum',
  'mean',
  'least',
  'greatest',
  'distinct',
  'median',
  'daily_mean',
  'latest',
];
const operators: readonly BinaryNode['op'][] = [
  '+', '-', '*', '/', '^', '=', '<>', '<', '<=', '>', '>=', 'and', 'or',
]; // biome-ignore format: one glance

const leaf: fc.Arbitrary<Node> = fc.oneof(
  fc.record({
    kind: fc.constant('number' as const),
    value: number,
    percent: fc.boolean(),
    span: fc.constant(span),
  }),
  fc.record({
    kind: fc.constant('text' as const),
    value: fc.string({ unit: fc.constantFrom('甲', '"', '\\', '#', ' ', 'a'), maxLength: 6 }),
    span: fc.constant(span),
  }),
  day.map((value): Node => ({ kind: 'date', value, span })),
  fc.boolean().map((value): Node => ({ kind: 'truth', value, span })),
  fc.nat(999).map((amount): Node => ({ kind: 'duration', amount, unit: 'workdays', span })),
  name.map((each): Node => ({ kind: 'name', name: each, span })),
);

/** Any tree the grammar can write, whatever it means. */
export const anyTree: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => {
  const node = tie('node');
  const named: fc.Arbitrary<NamedArgument[]> = fc.uniqueArray(
    fc.record({ name, value: node, span: fc.constant(span) }),
    { maxLength: 2, selector: (each) => each.name },
  );
  const branch = fc.oneof(
    node.map((operand): Node => ({ kind: 'negate', operand, span })),
    node.map((operand): Node => ({ kind: 'not', operand, span })),
    fc
      .tuple(fc.constantFrom(...operators), node, node)
      .map(([op, left, right]) => makeBinary(op, left, right, span)),
    fc
      .tuple(node, fc.constantFrom('known' as const, 'missing' as const, 'applicable' as const), fc.boolean())
      .map(([operand, state, negated]): Node => ({ kind: 'state', operand, state, negated, span })),
    fc
      .tuple(node, fc.array(node, { minLength: 1, maxLength: 3 }), fc.boolean())
      .map(([operand, choices, negated]): Node => ({ kind: 'within', operand, choices, negated, span })),
    fc
      .tuple(node, node, node)
      .map(([condition, then, otherwise]) => makeIf(condition, then, otherwise, span)),
    fc
      .tuple(fc.constantFrom('ratio', 'min', 'no_such', '函数'), fc.array(node, { maxLength: 3 }), named)
      .map(([called, args, options]): CallNode => makeCall(called, args, span, options)),
    fc
      .array(fc.tuple(node, node), { maxLength: 3 })
      .map(
        (pairs): Node =>
          makeCall(
            'bands',
            [{ kind: 'cases', cases: pairs.map(([when, then]) => makeCase(when, then)), span }],
            span,
          ),
      ),
    fc
      .record({
        kind: fc.constant('aggregate' as const),
        fold: fc.constantFrom(...folds),
        value: node,
        dataset: name,
        where: fc.option(node, { nil: null }),
        during,
        named,
        span: fc.constant(span),
      })
      .map((each): AggregateNode => each),
    fc.tuple(name, during).map(
      ([dataset, window]): Node => ({
        kind: 'aggregate',
        fold: 'count',
        value: null,
        dataset,
        where: null,
        during: window,
        named: [],
        span,
      }),
    ),
  );
  return { node: fc.oneof({ depthSize: 'small', maxDepth: 5, withCrossShrink: true }, leaf, branch) };
}).node;

/** The same tree without its spans, for comparing. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span')
      .map(([key, each]) => [key, withoutSpans(each)]),
  );
}

/** Texts of well-typed formulas over the attributes 甲 (-10…10), 乙 (0…5), 件数, 总数, 山区, 沿海. */
export const typedFormula = fc.letrec<{ plain: string; points: string; ratio: string; truth: string }>(
  (tie) => {
    const plain = tie('plain');
    const ratio = tie('ratio');
    const truth = tie('truth');
    const points = tie('points');
    const small = fc.integer({ min: 0, max: 20 }).map(String);
    const outcome = fc.oneof(fc.constantFrom('missing', 'not_applicable', 'full', '0'), points);
    const text = (
      strings: TemplateStringsArray,
      ...parts: readonly fc.Arbitrary<string>[]
    ): fc.Arbitrary<string> => fc.tuple(...parts).map((values) => String.raw({ raw: strings }, ...values));
    const options = { depthSize: 'small', maxDepth: 4 } as const;
    return {
      plain: fc.oneof(
        options,
        fc.constantFrom('甲', '乙', '1', '0.5'),
        small,
        text`(${plain} + ${plain})`,
        text`(${plain} - ${plain})`,
        text`(${plain} * ${plain})`,
        text`-(${plain})`,
        text`(${plain}) ^ ${fc.integer({ min: 0, max: 3 }).map(String)}`,
        text`(if ${truth} then ${plain} else ${plain})`,
        text`(if ${plain} > 0 then 乙 else ${plain})`,
        text`(if 乙 > 0 then 1 / 乙 * 乙 else ${plain})`,
        text`min(${plain}, ${plain})`,
        text`max(${plain}, ${plain})`,
        text`clamp(${plain}, ${plain}, ${plain})`,
        text`abs(${plain})`,
        text`round(${plain}, decimals: 1)`,
        text`floor(${plain})`,
        text`ceiling(${plain})`,
        text`known_or(${plain}, ${plain})`,
        text`root(乙, 2, decimals: 3)`,
      ),
      ratio: fc.oneof(
        options,
        fc.constantFrom('50%', '120%', '1/3'),
        text`ratio(件数, 总数, when_empty: ${fc.constantFrom('missing', 'not_applicable', '100%', '0')})`,
        text`growth(件数, 总数, zero_base: ${fc.constantFrom('missing', '0')})`,
        text`(${ratio} + ${ratio})`,
        text`(${ratio} * ${ratio})`,
        text`(if ${truth} then ${ratio} else ${ratio})`,
        text`known_or(${ratio}, ${ratio})`,
      ),
      truth: fc.oneof(
        options,
        fc.constantFrom('山区', '沿海', 'true', 'false'),
        text`(${plain} ${fc.constantFrom('<', '<=', '=', '<>', '>', '>=')} ${plain})`,
        text`(${truth} and ${truth})`,
        text`(${truth} or ${truth})`,
        text`not (${truth})`,
        text`(${plain} is known)`,
        text`(${plain} is not applicable)`,
        text`(${plain} in (${plain}, 1))`,
      ),
      points: fc.oneof(
        options,
        fc.constantFrom('full', '0.5 * full', '3'),
        text`threshold(${plain}, at_least: ${plain})`,
        text`pro_rata(${ratio}, target: 80%)`,
        text`pro_rata(${plain}, target: 乙, zero_target: ${outcome})`,
        text`share(件数, 总数, when_empty: ${outcome})`,
        text`shortfall(${ratio}, target: 90%, per: 1%, each: 0.1, part_unit: ${fc.constantFrom('ignored', 'counted', 'proportional')})`,
        text`slopes(${ratio}, [96% -> 0.25, 90% -> 0.5], per: 1%, basis: ${fc.constantFrom('excess', 'all')}, part_unit: ignored)`,
        text`bands(${plain}, [3 -> full, 1 -> ${points}], edge: inclusive)`,
        text`deduct(件数, each: 0.1, repeat_factor: 2)`,
        text`deduct_tiers([件数 -> 1, 总数 -> 0.5])`,
        text`unit_prices([件数 -> 1, 2 -> 0.5])`,
        text`highest([${truth} -> ${points}, ${truth} -> 2])`,
        text`checklist([${truth} -> 2, ${truth} -> 3])`,
        text`mix([70% -> ${points}, 30% -> ${points}], when_missing: ${fc.constantFrom('reweight', 'missing')})`,
        text`mean_of(${points}, ${points})`,
        text`max(0, ${points} - ${points})`,
        text`peer_scale(件数, worst: 0, best: full, direction: higher, all_equal: ${outcome}, peers_missing: ignore)`,
        text`(if ${truth} then ${points} else ${outcome})`,
      ),
    };
  },
);

const value = (known: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: known },
    { weight: 1, arbitrary: fc.constantFrom('missing', 'not_applicable') },
  );

/** Values of the attributes `typedFormula` uses, within their declared bounds, with gaps. */
export const givenValues = fc.record({
  甲: value(fc.integer({ min: -100, max: 100 }).map((n) => `${n} / 10`)),
  乙: value(fc.integer({ min: 0, max: 50 }).map((n) => `${n} / 10`)),
  件数: value(fc.nat(30).map(String)),
  总数: value(fc.nat(30).map(String)),
  山区: value(fc.boolean().map(String)),
  沿海: value(fc.boolean().map(String)),
});
