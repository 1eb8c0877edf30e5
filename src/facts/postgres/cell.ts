import type { Cell } from '../../core/measure/row.ts';
import type { TermType } from '../../core/measure/row-term.ts';
import { formatDay, formatMoment } from '../../core/quantity/day.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import { type Rational, rational } from '../../core/quantity/rational.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { scaleOf, storedDigits, widest } from '../sql/fragment.ts';
import { dayNumberSql } from './calendar.ts';
import type { SqlType } from './parameters.ts';

/** How a column's cells are stored; texts keep their code point order whatever the database's own is. */
export function storedType(column: Column): string {
  if (column.type === 'number') return `numeric(${storedDigits(column)}, ${scaleOf(column)})`;
  return arrayTypes[column.type] === 'text[]' ? 'text COLLATE "C"' : arrayTypes[column.type].slice(0, -2);
}

/** The type of many of a column's cells as one parameter. */
export const arrayTypes: Readonly<Record<Column['type'], SqlType>> = {
  integer: 'bigint[]',
  number: 'numeric[]',
  text: 'text[]',
  choice: 'text[]',
  date: 'date[]',
  moment: 'timestamp[]',
  truth: 'boolean[]',
};

/** A typed cell as it goes into a parameter; undefined when a number does not fit what the column stores. */
export function storedCell(column: Column, cell: Cell): string | boolean | null | undefined {
  if (cell === null || typeof cell === 'string' || typeof cell === 'boolean') return cell;
  if (typeof cell === 'number') return column.type === 'moment' ? formatMoment(cell) : formatDay(cell);
  return fits(column, cell) ? exactDecimal(cell) : undefined;
}

function fits(column: Column, { num, den }: Rational): boolean {
  const scaled = num * 10n ** BigInt(scaleOf(column));
  const limit = 10n ** BigInt(storedDigits(column)) * den;
  return scaled % den === 0n && scaled < limit && scaled > -limit;
}

/** SQL that gives a value as text that says it exactly, whatever the connection's settings: days and seconds count. */
export function shownSql(sql: string, type: TermType): string {
  if (type === 'date') return `${dayNumberSql(sql)}::text`;
  if (type === 'moment') return `extract(epoch FROM ${sql})::bigint::text`;
  return type === 'text' ? sql : `(${sql})::text`;
}

/** Reads what `shownSql` gave. */
export function readCell(shown: string | null, type: TermType): Cell {
  if (shown === null || type === 'text') return shown;
  if (type === 'truth') return shown === 'true';
  return type === 'number' ? readNumber(shown) : Number(shown);
}

/** A decimal of any length. */
export function readNumber(shown: string): Rational {
  const [whole = '', fraction = ''] = shown.split('.');
  return rational(BigInt(whole + fraction), 10n ** BigInt(fraction.length));
}

/** Whether a number is wider than any answer may be: every engine stops at the same width. */
export const isTooWide = (shown: string): boolean => shown.replace(/^-?0?\.?|\./g, '').length > widest;

export const termTypes: Readonly<Record<Column['type'], TermType>> = {
  integer: 'number',
  number: 'number',
  text: 'text',
  choice: 'text',
  date: 'date',
  moment: 'moment',
  truth: 'truth',
};
