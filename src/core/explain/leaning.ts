import { givenFor, places } from '../language/functions/arguments.ts';
import { functionNamed } from '../language/functions/catalogue.ts';
import type { FunctionSpec, Parameter } from '../language/functions/function-spec.ts';
import { printFormula } from '../language/print.ts';
import type { AggregateNode, BinaryNode, CallNode, IfNode, Node } from '../language/syntax.ts';
import type { Scheme } from '../scheme/scheme.ts';

/** Whether more records of an aggregate raise the score (1), lower it (-1), or neither can be said (0). */
export type Leaning = -1 | 0 | 1;

/** How each aggregate of a formula leans, by its canonical text; 0 where it stands in several ways. */
export function leaningsOf(tree: Node, { definitions }: Pick<Scheme, 'definitions'>): Map<string, Leaning> {
  const found = new Map<string, Leaning>();
  const followed = new Set<string>();
  walk(tree, 1);
  return found;

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
    for (const parameter of spec?.parameters ?? []) {
      const turn = turnOf(node, parameter);
      for (const given of spec === null ? [] : argumentsFor(node, spec, parameter)) {
        if (given.kind !== 'cases') walk(given, turned(way, turn));
        else for (const each of given.cases) walkCase(each.when, each.then, turned(way, turn));
      }
    }
  }

  function walkCase(when: Node, then: Node, way: Leaning): void {
    walk(when, way);
    walk(then, way);
  }
}

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
