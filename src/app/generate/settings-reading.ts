import { type Problem, problem } from '../../core/problem/problem.ts';
import type { Column, Scheme } from '../../core/scheme/scheme.ts';
import { pathText, type SettingPath, type SettingsFile } from './settings-file.ts';

/** Settings being read; problems are collected on the way. */
export interface Reading {
  readonly file: SettingsFile;
  readonly scheme: Scheme;
  readonly problems: Problem[];
}

/** Notes a name that the scheme does not have. */
export function unknown(
  { file, problems }: Reading,
  path: SettingPath,
  name: string,
  known: readonly Pick<Column, 'name'>[],
): void {
  const candidates = known.map((each) => each.name).join('、');
  problems.push(
    problem('generator-name-unknown', { path: pathText(path), name, candidates }, file.placeOf(path)),
  );
}

/** The same keys with other values. */
export function mapEntries<A, B>(
  record: Readonly<Record<string, A>>,
  each: (key: string, value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, each(key, value)]));
}
