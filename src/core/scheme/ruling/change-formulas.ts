import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../../problem/problem.ts';
import { compareCodePoints } from '../../quantity/canonical.ts';
import { type SchemeTexts, schemePaths } from '../files.ts';
import { readYaml } from '../text/yaml.ts';
import { putEntry } from './put-entry.ts';

interface Change {
  readonly indicator: string;
  readonly formula: string;
}

/** The same files with other formulas in their tables. Problems: those of the tables; indicator-unknown. */
export function changeFormulas<T extends SchemeTexts>(files: T, changes: readonly Change[]): Result<T> {
  let changed = files;
  const problems: Problem[] = [];
  for (const change of changes) {
    const found = placeOf(changed, change.indicator);
    if (found === null) problems.push(problem('change-indicator-unknown', { id: change.indicator }));
    else changed = { ...changed, [found.file]: putEntry(found.text, found.map, 'formula', change.formula) };
  }
  return hasErrors(problems) ? fail(...problems) : ok(changed);
}

interface Found {
  readonly file: string;
  readonly text: string;
  readonly map: YAMLMap<Node, Node | null>;
}

function placeOf(files: SchemeTexts, id: string): Found | null {
  const paths = Object.keys(files).filter((path) => path.startsWith(schemePaths.tables));
  for (const file of paths.sort(compareCodePoints)) {
    const { yaml } = readYaml(file, files[file] ?? '');
    const map = yaml === null ? null : indicatorIn(yaml.root, id);
    if (yaml !== null && map !== null) return { file, text: yaml.text, map };
  }
  return null;
}

function indicatorIn(node: unknown, id: string): Found['map'] | null {
  if (isSeq<Node>(node)) return firstOf(node.items, id);
  if (!isMap<Node, Node | null>(node)) return null;
  const own = node.get('id', true);
  const isIndicator = isScalar(own) && String(own.value) === id && node.has('formula');
  return isIndicator ? node : indicatorIn(node.get('children', true), id);
}

function firstOf(items: readonly unknown[], id: string): Found['map'] | null {
  for (const item of items) {
    const found = indicatorIn(item, id);
    if (found !== null) return found;
  }
  return null;
}
