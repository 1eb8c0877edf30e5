import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormula } from '../../language/parse.ts';
import type { Node } from '../../language/syntax.ts';
import { parseDecimal } from '../../quantity/decimal.ts';
import { rational } from '../../quantity/rational.ts';
import type { RoundingMode } from '../../quantity/rounding.ts';
import type { BulkScores, ColumnDescriptor, ColumnValues } from './columns.ts';
import { type BulkOptions, compileBulk } from './compile.ts';
import { interpretRows } from './interpret.ts';

const tree = (text: string): Node => {
  const parsed = parseFormula(text);
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`);
  return parsed.value;
};
const column = (
  name: string,
  scale: number,
  low: number,
  high: number,
  nullable = true,
): ColumnDescriptor => ({
  name,
  scale,
  low,
  high,
  nullable,
});
const columns = [
  column('part', 0, 0, 60),
  column('whole', 0, 0, 60),
  column('rate', 4, 0, 12_000),
  column('change', 2, -300, 300),
  column('sure', 0, 0, 9, false),
];
const options = (mode: RoundingMode = 'half_up', full = '5'): BulkOptions => ({
  rounding: { decimals: 2, mode },
  constants: { full: parseDecimal(full) ?? rational(0) },
  definitions: { 完成率: tree('ratio(part, whole, when_empty: not_applicable)'), 商: tree('part / change') },
});

type Cell = number | 'missing' | 'not applicable';
const input = (cells: readonly Cell[]): ColumnValues => ({
  values: Float64Array.from(cells, (cell) => (typeof cell === 'number' ? cell : Number.NaN)),
  state: Uint8Array.from(cells, (cell) => (cell === 'missing' ? 1 : cell === 'not applicable' ? 2 : 0)),
});
const shown = ({ scaled, state }: BulkScores): readonly string[] =>
  [...scaled].map((score, i) => ['', 'missing', 'not applicable'][state[i] ?? 0] || (score / 100).toFixed(2));

const cellOf = ({ low, high, nullable }: ColumnDescriptor): fc.Arbitrary<Cell> => {
  const value = fc.oneof(fc.integer({ min: low, max: high }), fc.constantFrom(low, high));
  return nullable
    ? fc.oneof(
        { weight: 12, arbitrary: value },
        { weight: 2, arbitrary: fc.constant('missing' as const) },
        { weight: 1, arbitrary: fc.constant('not applicable' as const) },
      )
    : value;
};
const rows = fc.array(fc.tuple(...columns.map(cellOf)), { minLength: 1, maxLength: 25 });

const literal = fc.constantFrom('0', '1', '2', '0.05', '3.3', '92%', '7', '12.5%');
const join = (template: string, ...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc
    .tuple(...parts)
    .map((texts) => texts.reduce((text, part, i) => text.replaceAll(`$${i}`, part), template));

const comparison = fc.constantFrom('<', '<=', '>', '>=', '=', '<>');

const { number } = fc.letrec<{ number: string; truth: string }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('part', 'whole', 'rate', 'change', 'sure', 'full', '完成率', 'missing', 'not_applicable'),
    literal,
    join('($0 + $1)', tie('number'), tie('number')),
    join('($0 - $1)', tie('number'), tie('number')),
    join('($0 * $1)', tie('number'), tie('number')),
    join('($0 / $1)', tie('number'), tie('number')),
    join('(-$0)', tie('number')),
    join('min($0, $1)', tie('number'), tie('number')),
    join('max($0, $1, 1)', tie('number'), tie('number')),
    join('clamp($0, 0, $1)', tie('number'), literal),
    join('abs($0)', tie('number')),
    join('floor($0)', tie('number')),
    join('ceiling($0)', tie('number')),
    join('round($0, decimals: 1)', tie('number')),
    join('known_or($0, $1)', tie('number'), tie('number')),
    join('(if $0 then $1 else $2)', tie('truth'), tie('number'), tie('number')),
    join('(if $0 > 0 and $2 then $1 / $0 else 1)', tie('number'), tie('number'), tie('truth')),
    join('ratio($0, $1, when_empty: missing)', tie('number'), tie('number')),
    join('growth($0, $1, zero_base: 1)', tie('number'), tie('number')),
    join('pro_rata($0, target: $1, zero_target: full)', tie('number'), tie('number')),
    join('shortfall($0, target: $1, per: 3%, each: 0.3, part_unit: ignored)', tie('number'), tie('number')),
    join('slopes($0, [96% -> 0.25, 90% -> 0.5], per: 1%, basis: all, part_unit: counted)', tie('number')),
    join('bands($0, [2 -> full, 1 -> $1], edge: exclusive)', tie('number'), tie('number')),
    join('mix([70% -> $0, 30% -> $1], when_missing: reweight)', tie('number'), tie('number')),
    join('checklist([$0 -> 0.5, $1 -> 0.5])', tie('truth'), tie('truth')),
    join('deduct($0, each: 0.15, repeat_factor: 2)', tie('number')),
  ),
  truth: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      'true',
      'false',
      'part >= 3',
      'rate < 92%',
      'whole <> 0',
      'part is known',
      'rate is not missing',
      'sure > 4',
    ),
    join('($0 $1 $2)', tie('number'), comparison, tie('number')),
    join('($0 and $1)', tie('truth'), tie('truth')),
    join('($0 or $1)', tie('truth'), tie('truth')),
    join('(not $0)', tie('truth')),
    join('($0 is known)', tie('number')),
    join('($0 is not applicable)', tie('number')),
    join('($0 in (0, 1, $1))', tie('number'), tie('number')),
    join('($0 not in (2, $1))', tie('number'), tie('number')),
  ),
}));

const modes: readonly RoundingMode[] = [
  'half_up',
  'half_down',
  'half_even',
  'up',
  'down',
  'floor',
  'ceiling',
];

const { condition } = fc.letrec<{ condition: string }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    join('$0 $1 $2', fc.constantFrom('change', 'whole'), comparison, fc.constantFrom('0', '1', '(-1)')),
    join('$2 $1 $0', fc.constantFrom('change', 'whole'), comparison, fc.constantFrom('0', '1', '(-1)')),
    join('($0 and $1)', tie('condition'), tie('condition')),
    join('($0 or $1)', tie('condition'), tie('condition')),
    join('(not $0)', tie('condition')),
  ),
}));
const nearZero = (data: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] =>
  data.map((row) => row.map((cell) => (typeof cell === 'number' ? Math.sign(cell) * (cell % 2) : cell)));

/** True when there were kernels to compare. */
function expectAgreement(
  text: string,
  data: readonly (readonly Cell[])[],
  mode: RoundingMode = 'half_up',
): boolean {
  const scorer = compileBulk(tree(text), columns, options(mode));
  if (scorer.way === 'interpreter') return false;
  const inputs = columns.map((_, i) => input(data.map((row) => row[i] ?? 0)));
  const given = inputs.map((each, i) => (columns[i]?.nullable ? each : { ...each, state: null }));
  const expected = interpretRows(tree(text), columns, options(mode))(inputs, data.length);
  expect(shown(scorer.score(given, data.length)), text).toEqual(shown(expected));
  return true;
}

describe('compileBulk', () => {
  it('scores every row as the interpreter does', () => {
    let kernels = 0;
    fc.assert(
      fc.property(number, rows, fc.constantFrom(...modes), (text, data, mode) => {
        if (expectAgreement(text, data, mode)) kernels++;
      }),
      { numRuns: 1200 },
    );
    expect(kernels).toBeGreaterThan(600);
  });

  it('takes a divisor as guarded only where the condition guards it', () => {
    fc.assert(
      fc.property(condition, rows, (text, data) => {
        const formula = `(if ${text} then 商 else known_or(whole / change, 1)) + known_or(商, 9)`;
        expectAgreement(formula, nearZero(data));
        expectAgreement(`if ${text} then part / whole else part / change`, nearZero(data));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps missing and not applicable apart, and neither is zero', () => {
    const scorer = compileBulk(tree('share(part, whole, when_empty: full)'), columns, options());
    expect(scorer.way).toBe('kernels');
    const inputs = [
      input([1, 0, 'missing', 'missing', 7]),
      input([3, 0, 3, 'not applicable', 0]),
      ...columns.slice(2).map(() => input([0, 0, 0, 0, 0])),
    ];
    expect(shown(scorer.score(inputs, 5))).toEqual(['1.67', '5.00', 'missing', 'not applicable', '5.00']);
  });

  it('rounds a tie up, where a float would round it down', () => {
    const scorer = compileBulk(tree('part * 1.005'), columns, options());
    const inputs = columns.map(() => input([1, 3, 5]));
    expect(shown(scorer.score(inputs, 3))).toEqual(['1.01', '3.02', '5.03']);
  });

  it('reads an aggregate from the column of its canonical text', () => {
    const text = 'deduct(count(公文 where 超期), each: 0.1)';
    const scorer = compileBulk(tree(text), [column('count(公文 where 超期)', 0, 0, 1000)], options());
    expect(scorer.way).toBe('kernels');
    expect(shown(scorer.score([input([0, 3, 999])], 3))).toEqual(['5.00', '4.70', '0.00']);
  });

  it.each([
    ['rate * 1000000000000000', 'range'],
    ['ln(part, decimals: 5)', 'ln'],
    ['if full = 5 and 部门 = "x" then 1 else 0', '部门'],
  ])('%s goes to the interpreter, and says why', (text, why) => {
    const scorer = compileBulk(tree(text), columns, options());
    expect(scorer.way).toBe('interpreter');
    expect(scorer.reason).toContain(why);
  });

  it('the interpreter gives the same scores where there are no kernels', () => {
    const scorer = compileBulk(tree('min(full, ln(part + 1, decimals: 5))'), columns, options());
    const inputs = columns.map(() => input([0, 1, 'missing', 60]));
    expect(shown(scorer.score(inputs, 4))).toEqual(['0.00', '0.69', 'missing', '4.11']);
  });

  it('rules nested forty deep are compiled at once', () => {
    let text = 'part';
    for (let i = 0; i < 40; i++) text = `ratio(${text}, 2, when_empty: 0)`;
    const started = performance.now();
    compileBulk(tree(text), columns, options());
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('crosses the borders of blocks', () => {
    const scorer = compileBulk(tree('part * 0.5'), columns, options());
    const cells = Array.from({ length: 2_500 }, (_, i) => i % 61);
    const scores = scorer.score(
      columns.map((_, i) => input(i === 0 ? cells : cells.map(() => 0))),
      cells.length,
    );
    expect([...scores.scaled]).toEqual(cells.map((cell) => cell * 50));
  });
});
