import type { z } from 'zod';
import { fail, ok, type Place, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { placeOfSpot } from '../../core/scheme/text/spot.ts';
import { readYaml } from '../../core/scheme/text/yaml.ts';
import { settingsFormat, type WrittenSettings } from './settings-format.ts';

/** Path of a setting from the top of the file: `['datasets', '公文', 'rows', 'each']`. */
export type SettingPath = readonly (string | number)[];

/** The settings as written, and where each of them stands. */
export interface SettingsFile {
  readonly written: WrittenSettings;
  readonly placeOf: (path: SettingPath) => Place;
}

/** Reads `generator.yaml`: its YAML (every scalar as text) and its shape, not yet its names. */
export function readSettingsFile(text: string, file: string): Result<SettingsFile> {
  const { yaml, problems } = readYaml(file, text.normalize('NFC'));
  if (yaml === null || problems.length > 0) return fail(...problems);
  const placeOf = (path: SettingPath): Place => placeOfSpot({ yaml, path });
  const shape = settingsFormat.safeParse(yaml.content ?? {});
  if (shape.success) return ok({ written: shape.data, placeOf }, problems);
  return fail(...shape.error.issues.flatMap((issue) => shapeProblems(issue, placeOf)));
}

function shapeProblems(issue: z.core.$ZodIssue, placeOf: (path: SettingPath) => Place): readonly Problem[] {
  const path = issue.path.map((each) => (typeof each === 'number' ? each : String(each)));
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      problem('generator-setting-unknown', { path: pathText(path), key }, placeOf([...path, key])),
    );
  }
  const example = exampleOf(path.at(-1));
  return [problem('generator-setting-invalid', { path: pathText(path), example }, placeOf(path))];
}

export const pathText = (path: SettingPath): string =>
  path.length === 0 ? 'generator.yaml' : path.join(' › ');

const examples: Readonly<Record<string, string>> = {
  each: 'workday、week、month、quarter、year、period',
  in: 'minutes、hours、days、workdays',
  grows: 'true',
  silent: '1',
  newcomers: '1',
  days_off: '10%',
  kinds: '[township]',
  for_each: '[类型]',
  rows: '{count: 3, each: month}',
  late: '{chance: 20%, from: 4, to: 9}',
  pick: '[甲, 乙] / {甲: 70, 乙: 30}',
  when: '{类型: 收文}',
};

const exampleOf = (key: string | number | undefined): string =>
  examples[String(key)] ?? '80% / {weak: 30%, strong: 100%}';
