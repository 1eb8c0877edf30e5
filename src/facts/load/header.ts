import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Column } from '../../core/scheme/scheme.ts';
import { limits } from './limits.ts';

/** For each wanted column its place in the file (−1 for an optional one that is absent), with what was noticed. */
export interface HeaderMatch {
  readonly positions: readonly number[];
  readonly problems: readonly Problem[];
}

/**
 * Matches columns by name, in any order; spaces around a name do not matter. Missing required columns and repeated ones
 * are errors, columns that nobody asked for a warning.
 */
export function matchHeader(header: readonly string[], wanted: readonly Column[], file: string): HeaderMatch {
  if (header.length > limits.columns) {
    const params = { file, count: String(header.length), limit: String(limits.columns) };
    return { positions: [], problems: [problem('facts-too-many-columns', params, top(file))] };
  }
  const names = header.map((name) => name.trim().normalize('NFC'));
  const positions = wanted.map((column) => names.indexOf(column.name));
  return {
    positions,
    problems: [
      ...missing(names, wanted, file),
      ...repeated(names, wanted, file),
      ...unknown(names, wanted, file),
    ],
  };
}

const top = (file: string) => ({ file, line: 1, column: null });

function missing(names: readonly string[], wanted: readonly Column[], file: string): readonly Problem[] {
  const absent = wanted.filter((column) => !column.optional && !names.includes(column.name));
  if (absent.length === 0) return [];
  const params = { file, columns: list(absent.map((each) => each.name)), found: list(names) };
  return [problem('facts-columns-missing', params, top(file))];
}

function repeated(names: readonly string[], wanted: readonly Column[], file: string): readonly Problem[] {
  return wanted
    .filter(({ name }) => names.indexOf(name) !== names.lastIndexOf(name))
    .map(({ name }) => problem('facts-column-repeated', { file, column: name }, top(file)));
}

function unknown(names: readonly string[], wanted: readonly Column[], file: string): readonly Problem[] {
  const strangers = names.filter((name) => !wanted.some((column) => column.name === name));
  if (strangers.length === 0) return [];
  return [problem('facts-columns-unknown', { file, columns: list(strangers) }, top(file))];
}

const list = (names: readonly string[]): string =>
  names.slice(0, 20).join('、') + (names.length > 20 ? '…' : '');
