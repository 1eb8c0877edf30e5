import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { fail, ok, type Place, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { settingsFormat, type WrittenSettings } from './settings-format.ts';

/** Path of a setting from the top of the file: `['datasets', '公文', 'rows', 'each']`. */
export type SettingPath = readonly (string | number)[];

/** The settings as written, and where each of them stands. */
export interface SettingsFile {
  readonly written: WrittenSettings;
  readonly placeOf: (path: SettingPath) => Place;
}

export const longestSettings = 1_000_000;

/** Reads `generator.yaml`: its YAML (every scalar as text) and its shape, not yet its names. */
export function readSettingsFile(text: string, file: string): Result<SettingsFile> {
  if (text.length > longestSettings)
    return fail(unreadable(`> ${longestSettings}`, { file, line: null, column: null }));
  const lines = new LineCounter();
  const document = parseDocument(text.normalize('NFC'), {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: true,
    stringKeys: true,
  });
  const at = (offset: number): Place => ({
    file,
    line: lines.linePos(offset).line,
    column: lines.linePos(offset).col,
  });
  const placeOf = (path: SettingPath): Place => at(offsetOf(document, path));
  if (document.errors.length > 0) {
    return fail(...document.errors.slice(0, 20).map((each) => unreadable(each.code, at(each.pos[0]))));
  }
  const shape = settingsFormat.safeParse(document.toJS({ maxAliasCount: 100 }) ?? {});
  if (shape.success) return ok({ written: shape.data, placeOf });
  return fail(...shape.error.issues.flatMap((issue) => shapeProblems(issue, placeOf)));
}

function unreadable(reason: string, at: Place): Problem {
  return problem('generator-settings-unreadable', { reason }, at);
}

/** Where the deepest part of `path` that exists begins. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: SettingPath): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
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
