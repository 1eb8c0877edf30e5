import { collectAggregates, extractMeasures } from '../measure/extract.ts';
import { measureRows } from '../measure/reference.ts';
import type { Row } from '../measure/row.ts';
import { type Problem, problem } from '../problem/problem.ts';
import { exactDecimal, parseDecimal } from '../quantity/decimal.ts';
import { compare, equals, negate, type Rational, zero } from '../quantity/rational.ts';
import type { Indicator, Scheme, Table, Unit, WorkedExample } from '../scheme/scheme.ts';
import { parseCell } from '../scheme/typed-cell.ts';
import { makeRows, type RowMaking } from './example-rows.ts';
import { scoreIndicator } from './indicator.ts';
import { answering, inputsFor } from './inputs.ts';
import type { IndicatorScore } from './outcome.ts';

/** How a worked example came out. */
export interface ExampleOutcome {
  readonly table: string;
  readonly indicator: string;
  readonly example: string;
  readonly expected: string;
  /** A decimal, `missing`, `not-applicable`, or null when the example itself is broken. */
  readonly got: string | null;
  readonly problems: readonly Problem[];
}

/** The unit an example is about, unless it is a peer. */
const exampleUnit = 'example';

/** Runs every worked example of a scheme on the reference engine; the outcome says what each gave. */
export function runExamples(scheme: Scheme, table: Table, indicator: Indicator): readonly ExampleOutcome[] {
  return indicator.examples.map((example) => runExample(scheme, table, indicator, example));
}

function runExample(
  scheme: Scheme,
  table: Table,
  indicator: Indicator,
  example: WorkedExample,
): ExampleOutcome {
  const about = { indicator: indicator.id, example: example.name };
  const outcome = { table: table.id, ...about, expected: example.expect };
  const facts = exampleFacts(scheme, table, indicator, example);
  if (facts.problems.length > 0) return { ...outcome, got: null, problems: facts.problems };
  const scored = scoreExample(scheme, table, withTarget(indicator, example), example, facts);
  const got = gotText(scored);
  return {
    ...outcome,
    got,
    problems: [...compared(example, about, scored, got), ...inBounds(indicator, about, scored)],
  };
}

interface ExampleFacts {
  readonly units: readonly Unit[];
  readonly rows: Readonly<Record<string, readonly Row[]>>;
  readonly problems: readonly Problem[];
}

function exampleFacts(
  scheme: Scheme,
  table: Table,
  indicator: Indicator,
  example: WorkedExample,
): ExampleFacts {
  const aggregates = collectAggregates([indicator.formula.tree], scheme);
  const making = { scheme, aggregates, indicator: indicator.id, example: example.name };
  const attributes = exampleAttributes(scheme, example, making);
  const given = { [exampleUnit]: example.given, ...example.peers };
  const rows: Record<string, Row[]> = Object.create(null);
  const problems: Problem[] = [...attributes.problems];
  for (const [unit, datasets] of Object.entries(given)) {
    for (const [name, of] of Object.entries(datasets)) {
      const made = rowsOf(name, of, { ...making, unit });
      problems.push(...made.problems);
      rows[name] = [...(rows[name] ?? []), ...made.rows];
    }
  }
  const units = Object.keys(given).map((unit) => ({
    unit,
    name: unit,
    kind: table.subject,
    cohort: exampleUnit,
    validFrom: null,
    validTo: null,
    attributes: attributes.values,
  }));
  return { units, rows, problems };
}

function rowsOf(name: string, given: WorkedExample['given'][string], making: RowMaking) {
  const dataset = making.scheme.datasets.find((each) => each.name === name);
  if (dataset !== undefined) return makeRows(dataset, given, making);
  const candidates = making.scheme.datasets.map((each) => each.name).join('、');
  const { indicator, example } = making;
  return {
    rows: [],
    problems: [problem('example-dataset-unknown', { indicator, example, dataset: name, candidates })],
  };
}

function exampleAttributes(scheme: Scheme, example: WorkedExample, about: Omit<RowMaking, 'unit'>) {
  const at = { file: `${about.indicator} / ${about.example}`, line: null, column: null };
  const values: Record<string, Unit['attributes'][string]> = Object.create(null);
  const problems: Problem[] = [];
  for (const column of scheme.attributes) {
    const text = Object.hasOwn(example.attributes, column.name) ? example.attributes[column.name] : undefined;
    if (text === undefined) continue;
    const cell = parseCell(column, text, scheme.zoneMinutes, at);
    if (cell.ok) values[column.name] = cell.value;
    else problems.push(cell.problem);
  }
  return { values, problems };
}

function scoreExample(
  scheme: Scheme,
  table: Table,
  indicator: Indicator,
  example: WorkedExample,
  { units, rows }: ExampleFacts,
): IndicatorScore {
  const asOf = example.asOf ?? scheme.period.end - 1;
  const plan = extractMeasures([indicator.formula.tree], scheme);
  const delivered = scheme.datasets
    .map(({ name }) => name)
    .filter((name) => !example.undelivered.includes(name));
  const answers = measureRows(plan, scheme, rows, units, delivered, { asOf, knownAt: null });
  const run = answering(scheme, answers, asOf);
  const [inputs] = inputsFor(run, { indicator, peers: units });
  if (inputs === undefined) throw new Error('an example is about a unit');
  return scoreIndicator(indicator, table, [], inputs);
}

function withTarget(indicator: Indicator, { target }: WorkedExample): Indicator {
  if (target === null || indicator.target === null) return indicator;
  return {
    ...indicator,
    target: { ...indicator.target, entries: [{ unit: null, from: null, value: target }] },
  };
}

function gotText(scored: IndicatorScore): string {
  if (scored.published === null) return scored.state;
  return exactDecimal(scored.published);
}

interface About {
  readonly indicator: string;
  readonly example: string;
}

function compared(
  { expect }: WorkedExample,
  about: About,
  scored: IndicatorScore,
  got: string,
): readonly Problem[] {
  const expected = parseDecimal(expect);
  const isState = expect === 'missing' || expect === 'not-applicable';
  if (expected === null && !isState) {
    return [problem('example-expectation-invalid', { ...about, expected: expect })];
  }
  const agrees =
    expected === null
      ? scored.state === expect
      : scored.published !== null && equals(scored.published, expected);
  if (agrees) return [];
  const names = scored.missing.map((each) => each.name).join('、');
  const text = names === '' ? got : `${got} (${names})`;
  return [problem('example-failed', { ...about, expected: expect, got: text })];
}

function inBounds(indicator: Indicator, about: About, { published }: IndicatorScore): readonly Problem[] {
  const [low, high]: [Rational, Rational] =
    indicator.role === 'deduction' ? [negate(indicator.points), zero] : [zero, indicator.points];
  if (published === null || (compare(published, low) >= 0 && compare(published, high) <= 0)) return [];
  const words = { score: exactDecimal(published), low: exactDecimal(low), high: exactDecimal(high) };
  return [problem('score-outside-points', { ...about, ...words })];
}
