import { hasErrors, ok, type Place, type Problem, problem, type Result } from '../problem/problem.ts';
import { rangeOf } from './bounds/bounds.ts';
import type { Range } from './bounds/range.ts';
import { startScope } from './bounds/scope.ts';
import type { Checking } from './check/checking.ts';
import { cyclesOf, definitionTrees } from './check/definitions.ts';
import { infer } from './check/infer.ts';
import { checkResult, type Wants } from './check/result.ts';
import { isTooLarge, sizeOf } from './check/size.ts';
import { type Found, plain } from './check/types.ts';
import { type Report, startReport } from './parse/report.ts';
import { parseFormula } from './parse.ts';
import type { Node } from './syntax.ts';
import { alwaysThere } from './tokens.ts';
import type { Bounds, Type, Vocabulary } from './vocabulary.ts';

/** A formula that may be used: read, its names and types settled, its result in bounds. */
export interface CheckedFormula {
  readonly text: string;
  readonly tree: Node;
  readonly type: Type;
  /** What the result can be, whatever the facts; open for anything but a number. */
  readonly bounds: Bounds;
}

export interface CheckOptions {
  /** Where the result must provably stay; null: anywhere. Default: 0 to full points, if the vocabulary has them. */
  readonly range?: { readonly low: Range['low'] & object; readonly high: Range['high'] & object } | null;
  /** Default: points if the vocabulary has full points, else any. */
  readonly wants?: Wants;
}

/**
 * Reads and checks a formula against what its names may mean. All problems come back, each at its place;
 * `at` is where the formula's first character stands in its file.
 */
export function checkFormula(
  text: string,
  vocabulary: Vocabulary,
  at: Place | null = null,
  options: CheckOptions = {},
): Result<CheckedFormula> {
  const parsed = parseFormula(text, at);
  if (!parsed.ok) return parsed;
  const report = startReport(text, at);
  const checking = startChecking(vocabulary, report);
  if (isTooLarge(sizeOf(parsed.value, checking.scope.definition))) {
    report.add('formula-too-heavy', {}, 0);
    return { ok: false, problems: report.problems };
  }
  const type = infer(parsed.value, checking);
  const bounds = rangeOf(parsed.value, checking.scope);
  if (!hasErrors(report.problems)) {
    checkResult({ node: parsed.value, type, bounds }, wantsOf(vocabulary, options), report);
  }
  if (hasErrors(report.problems)) return { ok: false, problems: report.problems };
  return ok({ text, tree: parsed.value, type: type ?? plain, bounds }, report.problems);
}

function wantsOf(vocabulary: Vocabulary, options: CheckOptions): Parameters<typeof checkResult>[1] {
  const { full } = vocabulary;
  const wants = options.wants ?? (full === null ? 'any' : 'points');
  const range = full === null ? null : { low: { num: 0n, den: 1n }, high: full };
  return { wants, range: options.range === undefined ? range : options.range };
}

function startChecking(vocabulary: Vocabulary, report: Report): Checking {
  const definition = definitionTrees(vocabulary);
  const types = new Map<string, Found>();
  const checking: Checking = {
    scope: startScope(vocabulary, definition),
    report,
    amongPeers: false,
    infer,
    range: (node, at) => rangeOf(node, at.scope),
    definitionType(name) {
      const before = types.get(name);
      if (before !== undefined) return before;
      types.set(name, null);
      const node = definition(name);
      const type =
        node === null ? null : infer(node, { ...checking, ...definitionPart(vocabulary, definition) });
      types.set(name, type);
      return type;
    },
  };
  return checking;
}

/** A definition is checked on its own; where it is used, only its type matters. */
function definitionPart(vocabulary: Vocabulary, definition: Checking['scope']['definition']) {
  const scope = startScope({ ...vocabulary, full: null, target: null }, definition);
  return { scope, report: startReport('', null) };
}

/** The definitions themselves: names, circles, and each as a formula of its own. `places` says where each text stands. */
export function checkDefinitions(
  vocabulary: Vocabulary,
  places: Readonly<Record<string, Place>> = {},
): readonly Problem[] {
  const own: Vocabulary = { ...vocabulary, full: null, target: null };
  const placeOfName = (name: string): Place | null => places[name] ?? null;
  const cycles = cyclesOf(own).map((path) =>
    problem('definition-cycle', { path: path.join(' → ') }, placeOfName(path[0] ?? '')),
  );
  const names = namingProblems(own, placeOfName);
  if (cycles.length > 0) return [...names, ...cycles];
  const texts = Object.entries(own.definitions).flatMap(
    ([name, text]) => checkFormula(text, own, placeOfName(name)).problems,
  );
  return [...names, ...texts];
}

function namingProblems(vocabulary: Vocabulary, at: (name: string) => Place | null): readonly Problem[] {
  const reserved = (names: readonly string[], role: string): readonly Problem[] =>
    names
      .filter((name) => alwaysThere.some((each) => each === name))
      .map((name) => problem('reserved-name', { name, role }, at(name)));
  const columns = Object.values(vocabulary.datasets).flatMap((each) => Object.keys(each.columns));
  const twice = Object.keys(vocabulary.definitions).filter((name) =>
    Object.hasOwn(vocabulary.attributes, name),
  );
  return [
    ...reserved(Object.keys(vocabulary.definitions), '定义 definition'),
    ...reserved(Object.keys(vocabulary.attributes), '属性 attribute'),
    ...reserved([...new Set(columns)], '列 column'),
    ...twice.map((name) =>
      problem('name-twice', { name, first: '定义 definition', second: '属性 attribute' }, at(name)),
    ),
  ];
}
