import { formatDay } from '../../core/quantity/day.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Rational } from '../../core/quantity/rational.ts';
import type { Day } from '../../core/quantity/value.ts';

/** The values of one statement. Every value reaches PostgreSQL as a parameter, never inside the SQL. */
export interface Parameters {
  readonly values: unknown[];
  /** Equal values share a place. */
  readonly places: Map<string, string>;
}

export const startParameters = (): Parameters => ({ values: [], places: new Map() });

/** The place of a value with its type, such as `$3::bigint`. Whole numbers beyond a double travel as text. */
export function parameter(parameters: Parameters, type: SqlType, value: ParameterValue): string {
  const name = `${type} ${JSON.stringify(value)}`;
  const before = parameters.places.get(name);
  if (before !== undefined) return before;
  parameters.values.push(value);
  const place = `$${parameters.values.length}::${type}`;
  parameters.places.set(name, place);
  return place;
}

type ParameterValue = string | number | boolean | readonly (string | number | boolean | null)[];

/** The only types the engine uses: none of them rounds. */
type ScalarType = 'numeric' | 'bigint' | 'integer' | 'date' | 'timestamp' | 'boolean' | 'text';
export type SqlType = ScalarType | `${ScalarType}[]`;

export const dayParameter = (parameters: Parameters, day: Day): string =>
  parameter(parameters, 'date', formatDay(day));

/** Midnight at the start of the day. */
export const midnightParameter = (parameters: Parameters, day: Day): string =>
  parameter(parameters, 'timestamp', `${formatDay(day)} 00:00:00`);

/** A number that a finite decimal can write; null for another. */
export function numberParameter(
  parameters: Parameters,
  value: Rational,
): { readonly sql: string; readonly whole: boolean } | null {
  const written = exactDecimal(value);
  if (written.includes('/')) return null;
  const whole = /^-?\d{1,18}$/.test(written);
  return { sql: parameter(parameters, whole ? 'bigint' : 'numeric', written), whole };
}
