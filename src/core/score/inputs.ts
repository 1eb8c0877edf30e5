import type { Inputs } from '../language/evaluate.ts';
import type { AggregateNode } from '../language/syntax.ts';
import { aggregateValue } from '../measure/aggregate.ts';
import type { MeasureTable } from '../measure/plan.ts';
import type { Rational } from '../quantity/rational.ts';
import { type Day, known, missing, type Scalar, type Value } from '../quantity/value.ts';
import type { Indicator, Scheme, Unit } from '../scheme/scheme.ts';
import { targetOf } from '../scheme/walk.ts';

/** The answers of one run, with what formulas may ask about them. */
export interface Answering {
  readonly scheme: Scheme;
  readonly asOf: Day;
  /** Value of an aggregate for one unit; asked again, it is not computed again. */
  aggregate(unit: Unit, node: AggregateNode): Value;
}

/** Reads a measure table by unit. Asking for a unit or measure that was not measured is a bug and throws. */
export function answering(scheme: Scheme, table: MeasureTable, asOf: Day): Answering {
  const indexes = new Map(table.units.map((unit, i) => [unit, i]));
  const delivered = new Set(table.delivered);
  const done = new Map<AggregateNode, Map<string, Value>>();
  return { scheme, asOf, aggregate };

  function aggregate(unit: Unit, node: AggregateNode): Value {
    const ofNode = done.get(node) ?? new Map<string, Value>();
    done.set(node, ofNode);
    const found = ofNode.get(unit.unit) ?? ask(unit, node);
    ofNode.set(unit.unit, found);
    return found;
  }

  function ask(unit: Unit, node: AggregateNode): Value {
    const index = indexes.get(unit.unit);
    if (index === undefined) throw new Error(`unit “${unit.unit}” was not measured`);
    const read = (key: string) => table.values[key]?.[index];
    return aggregateValue(node, { read, delivered: (name) => delivered.has(name) }, scheme);
  }
}

/** What one formula is asked about: an indicator's (null: a veto's condition), and the units compared with each other. */
export interface Question {
  readonly indicator: Indicator | null;
  /** The units of one cohort of one table. */
  readonly peers: readonly Unit[];
}

/** The inputs of one formula for each unit of a cohort, in their order; all share one array of peers. */
export function inputsFor(run: Answering, question: Question): readonly Inputs[] {
  const { definitions, calendar } = run.scheme;
  const all: readonly Inputs[] = question.peers.map((unit) => ({
    calendar,
    name: (name) => (builtIn.get(name) ?? attribute)({ run, question, unit, name }),
    aggregate: (node) => run.aggregate(unit, node),
    definition: (name) => (Object.hasOwn(definitions, name) ? (definitions[name]?.tree ?? null) : null),
    peers: () => all,
  }));
  return all;
}

interface Asked {
  readonly run: Answering;
  readonly question: Question;
  readonly unit: Unit;
  readonly name: string;
}

const builtIn: ReadonlyMap<string, (asked: Asked) => Value> = new Map([
  ['full', ({ question, name }: Asked) => pointsOf(question.indicator, name)],
  ['target', targetValue],
  ['as_of', ({ run }: Asked) => known(run.asOf)],
  ['period_start', ({ run }: Asked) => known(run.scheme.period.start)],
  ['period_end', ({ run }: Asked) => known(run.scheme.period.end)],
]);

function targetValue({ run, question, unit, name }: Asked): Value {
  if (question.indicator === null) return missing({ kind: 'target', name });
  return targetOf(question.indicator, unit.unit, run.asOf);
}

function pointsOf(indicator: Indicator | null, name: string): Value<Rational> {
  return indicator === null ? missing({ kind: 'declared', name }) : known(indicator.points);
}

function attribute({ unit, name }: Asked): Value {
  const value: Scalar | null = Object.hasOwn(unit.attributes, name) ? (unit.attributes[name] ?? null) : null;
  return value === null ? missing({ kind: 'attribute', name }) : known(value);
}
