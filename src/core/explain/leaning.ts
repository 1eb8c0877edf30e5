import { givenFor, places } from '../language/functions/arguments.ts';
import { functionNamed } from '../language/functions/catalogue.ts';
import type { FunctionSpec, Parameter } from '../language/functions/function-spec.ts';
import { printFormula } from '../language/print.ts';
import type { AggregateNode, BinaryNode, CallNode, IfNode, Node } from '../language/syntax.ts';
import { collectAggregates } from '../measure/extract.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** Whether more records of an aggregate raise the score (1), lower it (-1), or neither can be said (0). */
export type Leaning = -1 | 0 | 1;

export interface Leanings {
  /** How each aggregate leans, by its canonical text; 0 where it stands in several ways. */
  readonly ways: ReadonlyMap<string, Leaning>;
  /** For a part of a ratio: the aggregate over the same dataset that it is divided by. */
  readonly divisors: ReadonlyMap<string, AggregateNode>;
}

/** How the aggregates of a formula bear on its score. */
export function leaningsOf(tree: Node, { definitions }: Pick<Scheme, 'definitions'>): Leanings {
  const found = new Map<string, Leaning>();
  const divisors = new Map<string, AggregateNode>();
  const followed = new Set<string>();
  walk(tree, 1);
  return { ways: found, divisors };

  function walk(node: Node, way: Leaning): void {
    if (node.kind === 'aggregate') record(node, way);
    else if (node.kind === 'name') follow(node.name, way);
    else if (node.kind === 'negate' || node.kind === 'not') walk(node.operand, against(way));
    else if (node.kind === 'binary') walkBinary(node, way);
    else if (node.kind === 'if') walkIf(node, way);
    else if (node.kind === 'call') walkCall(node, way);
  }

  function record(node: AggregateNode, way: Leaning): void {
    const text = printFormula(node);
    const before = found.get(text);
    if (before === undefined || before === 0) found.set(text, way);
    else if (way !== 0 && way !== before) found.set(text, 0);
  }

  function follow(name: string, way: Leaning): void {
    const definition = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
    if (definition === undefined || followed.has(`${name} ${way}`)) return;
    followed.add(`${name} ${way}`);
    walk(definition.tree, way);
  }

  function walkBinary({ op, left, right }: BinaryNode, way: Leaning): void {
    const falls = op === '<' || op === '<=' || op === '=';
    const turns = op === '-' || op === '/' || op === '>' || op === '>=';
    if (op === '/') pair([left], [right]);
    walk(left, falls ? against(way) : op === '<>' ? 0 : way);
    walk(right, op === '=' || op === '<>' ? 0 : turns ? against(way) : way);
  }

  function walkIf({ condition, then, otherwise }: IfNode, way: Leaning): void {
    walk(condition, isNothing(then) ? against(way) : isNothing(otherwise) ? way : 0);
    walk(then, way);
    walk(otherwise, way);
  }

  function walkCall(node: CallNode, way: Leaning): void {
    const spec = functionNamed(node.name);
    if (spec !== null) pair(given(node, spec, 'up'), given(node, spec, 'down'));
    for (const parameter of spec?.parameters ?? []) {
      const turn = turnOf(node, parameter);
      for (const each of spec === null ? [] : argumentsFor(node, spec, parameter)) {
        if (each.kind !== 'cases') walk(each, turned(way, turn));
        else for (const one of each.cases) walkCase(one.when, one.then, turned(way, turn));
      }
    }
  }

  function pair(parts: readonly Node[], wholes: readonly Node[]): void {
    const below = collectAggregates(wholes, { definitions });
    for (const part of collectAggregates(parts, { definitions })) {
      const divisor = below.find((each) => each.dataset === part.dataset && sameWindow(each, part));
      if (divisor !== undefined && !divisors.has(printFormula(part)))
        divisors.set(printFormula(part), divisor);
    }
  }

  function walkCase(when: Node, then: Node, way: Leaning): void {
    walk(when, way);
    walk(then, way);
  }
}

const given = (node: CallNode, spec: FunctionSpec, direction: Parameter['direction']): readonly Node[] =>
  spec.parameters
    .filter((each) => each.direction === direction)
    .flatMap((each) => argumentsFor(node, spec, each));

const sameWindow = (a: AggregateNode, b: AggregateNode): boolean =>
  JSON.stringify(a.during) === JSON.stringify(b.during);

const isNothing = (node: Node): boolean => node.kind === 'number' && Number(node.value) === 0;
const against = (way: Leaning): Leaning => (way === 0 ? 0 : way === 1 ? -1 : 1);
const turned = (way: Leaning, turn: Leaning): Leaning => (turn === 0 ? 0 : turn === 1 ? way : against(way));

/** Functions whose own declaration cannot say it: the way depends on the bound given, or holds for conditions. */
function turnOf(node: CallNode, { name, direction }: Parameter): Leaning {
  if (direction !== 'none') return direction === 'up' ? 1 : -1;
  if (name === 'items') return 1;
  if (node.name !== 'threshold' || name !== 'x') return 0;
  return node.named.some((each) => each.name === 'at_least' || each.name === 'above') ? 1 : -1;
}

function argumentsFor(node: CallNode, spec: FunctionSpec, parameter: Parameter): readonly Node[] {
  if (parameter.many) return node.args.slice(places(spec).indexOf(parameter));
  const given = givenFor(node, spec, parameter);
  return given === null ? [] : [given];
}
