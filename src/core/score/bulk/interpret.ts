import { evaluate, type Inputs } from '../../language/evaluate.ts';
import { printFormula } from '../../language/print.ts';
import type { Node } from '../../language/syntax.ts';
import type { WorkCalendar } from '../../quantity/calendar.ts';
import { type Rational, rational } from '../../quantity/rational.ts';
import { type RoundingRule, round } from '../../quantity/rounding.ts';
import { known, missing, notApplicable, type Value } from '../../quantity/value.ts';
import {
  type BulkScores,
  type ColumnDescriptor,
  type ColumnValues,
  missingState,
  notApplicableState,
} from './columns.ts';

interface Settings {
  readonly rounding: RoundingRule;
  readonly constants: Readonly<Record<string, Rational>>;
  readonly definitions: Readonly<Record<string, Node>>;
}

/** Scores columns row by row with the exact interpreter. Throws when a score times 10^decimals reaches 2^53. */
export function interpretRows(tree: Node, columns: readonly ColumnDescriptor[], settings: Settings) {
  const places = new Map(columns.map((column, index) => [column.name, { column, index }]));
  return (inputs: readonly ColumnValues[], rows: number): BulkScores => {
    const scores = { scaled: new Float64Array(rows), state: new Uint8Array(rows) };
    for (let row = 0; row < rows; row++) {
      const value = evaluate(tree, rowInputs(places, inputs, row, settings));
      scores.state[row] = stateCodes[value.state];
      if (value.state === 'known') scores.scaled[row] = scaledScore(value.value, settings.rounding);
    }
    return scores;
  };
}

const stateCodes = { known: 0, missing: missingState, 'not-applicable': notApplicableState } as const;
const noCalendar: WorkCalendar = { from: 0, to: 0, holidays: [], workingWeekends: [] };

function rowInputs(
  places: ReadonlyMap<string, { readonly column: ColumnDescriptor; readonly index: number }>,
  inputs: readonly ColumnValues[],
  row: number,
  settings: Settings,
): Inputs {
  const read = (name: string): Value => {
    const place = places.get(name);
    if (place !== undefined) return cell(place.column, inputs[place.index], row);
    const constant = Object.hasOwn(settings.constants, name) ? settings.constants[name] : undefined;
    return constant === undefined ? missing({ kind: 'declared', name }) : known(constant);
  };
  return {
    name: read,
    aggregate: (node) => read(printFormula(node)),
    peers: () => [],
    calendar: noCalendar,
    definition: (name) =>
      Object.hasOwn(settings.definitions, name) ? (settings.definitions[name] ?? null) : null,
  };
}

function cell(column: ColumnDescriptor, input: ColumnValues | undefined, row: number): Value {
  const value = input?.values[row];
  if (input === undefined || value === undefined) throw new RangeError(`column ${column.name} is too short`);
  const state = input.state?.[row] ?? 0;
  if (state === missingState) return missing({ kind: 'rows', name: column.name });
  if (state === notApplicableState) return notApplicable(column.name);
  return known(rational(value, 10n ** BigInt(column.scale)));
}

function scaledScore(value: unknown, rounding: RoundingRule): number {
  const exact = value as Rational; // The checker has settled that a score is a number.
  const rounded = round(exact, rounding);
  const scaled = Number((rounded.num * 10n ** BigInt(rounding.decimals)) / rounded.den);
  if (!Number.isSafeInteger(scaled)) throw new RangeError('a score is too large for a bulk run');
  return scaled;
}
