import { type Document, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Place, type Problem, problem } from '../../problem/problem.ts';
import { guardYaml } from './guard.ts';
import { limits } from './limits.ts';

/** A YAML file read: plain lists, mappings and texts (`null` for a blank or `null`), and where everything stands. */
export interface YamlFile {
  readonly file: string;
  readonly text: string;
  readonly content: unknown;
  readonly root: Node | null;
  readonly lines: LineCounter;
}

/** Reads every scalar as text: 1.10 stays 1.10, 2020-01-01 stays as written. Problems: syntax, limits, repeated keys. */
export function readYaml(
  file: string,
  source: string,
): { yaml: YamlFile | null; problems: readonly Problem[] } {
  const text = source.replace(/^\ufeff/, '');
  const refused = guardYaml(file, text);
  if (refused.length > 0) return { yaml: null, problems: refused };
  const lines = new LineCounter();
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const syntax = syntaxProblems(file, document, lines);
  if (syntax.length > 0) return { yaml: null, problems: syntax };
  const problems: Problem[] = [];
  const content = plain(document.contents, (code, key, node) =>
    problems.push(problem(code, { key }, placeOfNode(file, lines, node))),
  );
  const yaml = { file, text, content, root: document.contents, lines };
  return { yaml, problems: problems.slice(0, limits.problemsPerFile) };
}

function syntaxProblems(file: string, document: Document, lines: LineCounter): Problem[] {
  return document.errors.slice(0, limits.problemsPerFile).map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    return problem('yaml-syntax', { reason: error.message }, { file, line, column: col });
  });
}

/** Where a node begins. */
export function placeOfNode(file: string, lines: LineCounter, node: Node | null): Place {
  const start = node?.range?.[0];
  if (start === undefined) return { file, line: 1, column: 1 };
  const { line, col } = lines.linePos(start);
  return { file, line, column: col };
}

type Report = (code: 'key-repeated' | 'key-not-text', key: string, node: Node | null) => void;

function plain(node: unknown, report: Report): unknown {
  if (isScalar(node))
    return node.type === 'PLAIN' && blanks.has(node.source ?? '') ? null : String(node.value);
  if (isSeq(node)) return node.items.map((item) => plain(item, report));
  return isMap<Node, Node | null>(node) ? plainMap(node.items, report) : null;
}

const blanks: ReadonlySet<string> = new Set(['', 'null', '~']);

function plainMap(
  items: readonly { key: Node; value: Node | null }[],
  report: Report,
): Record<string, unknown> {
  const seen = new Set<string>();
  const entries: [string, unknown][] = [];
  for (const { key, value } of items) {
    const name = isScalar(key) ? String(key.value) : '';
    if (!isScalar(key) || name === '__proto__') report('key-not-text', name, key);
    else if (seen.has(name)) report('key-repeated', name, key);
    else entries.push([name, plain(value, report)]);
    seen.add(name);
  }
  return Object.fromEntries(entries);
}
