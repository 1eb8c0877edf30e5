import { exactDecimal } from '../../quantity/decimal.ts';
import { multiply, rational } from '../../quantity/rational.ts';
import { argumentsOf } from '../functions/arguments.ts';
import { functionNamed } from '../functions/catalogue.ts';
import type { CasePhrases, FunctionSpec, Phrases } from '../functions/function-spec.ts';
import { literalValue } from '../literal.ts';
import { partsOf } from '../parts.ts';
import { printFormula } from '../print.ts';
import type { AggregateNode, BinaryNode, CallNode, Case, Node } from '../syntax.ts';
import type { Tongue } from './tongue.ts';

/** One description: the language, and the indicator's points as text (empty where there are none). */
export interface Telling {
  readonly tongue: Tongue;
  readonly language: 'zh' | 'en';
  readonly points: string;
  /** What an aggregate that is described elsewhere is called there; null: it is described here. */
  label(node: AggregateNode): string | null;
}

/** A part of a formula as a quantity or condition. */
export function phrase(node: Node, to: Telling): string {
  // The table pairs each kind with its own node type; the pairing is lost in an index access.
  return (phrases[node.kind] as (node: Node, to: Telling) => string)(node, to);
}

type Table = { readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>, to: Telling) => string };

const phrases: Table = {
  number: (node) => printFormula(node),
  text: (node, to) => to.tongue.quoted(node.value),
  date: (node) => node.value,
  duration: (node, to) => to.tongue.duration(node.amount, node.unit),
  truth: (node, to) => to.tongue.truth(node.value),
  name: (node, { tongue }) =>
    Object.hasOwn(tongue.names, node.name) ? (tongue.names[node.name] ?? '') : node.name,
  negate: (node, to) => `-${held(node.operand, to)}`,
  not: (node, to) => to.tongue.not(phrase(node.operand, to)),
  binary: binaryPhrase,
  state: (node, to) => to.tongue.state(node, phrase(node.operand, to)),
  within: (node, to) =>
    to.tongue.within(
      node,
      phrase(node.operand, to),
      node.choices.map((each) => phrase(each, to)),
    ),
  if: (node, to) =>
    `(${to.tongue.choose(phrase(node.condition, to), phrase(node.then, to), phrase(node.otherwise, to))})`,
  call: callPhrase,
  cases: (node) => printFormula(node),
  aggregate: aggregatePhrase,
};

const signs: Readonly<Record<string, string>> = { '+': '+', '-': '-', '*': '×', '/': '÷', '^': '^' };

function binaryPhrase(node: BinaryNode, to: Telling): string {
  const { op } = node;
  if (op === 'and' || op === 'or') return joined(node, to);
  const sign = signs[op];
  if (sign !== undefined) return `${held(node.left, to)} ${sign} ${held(node.right, to)}`;
  const existence = existencePhrase(node, to);
  if (existence !== null) return existence;
  const isTime = seemsTime(node.left) || seemsTime(node.right);
  return to.tongue.compare(
    phrase(node.left, to),
    op as Extract<typeof op, '='>,
    phrase(node.right, to),
    isTime,
  );
}

/** `count(…) > 0` is that there are some, `count(…) = 0` that there are none. */
function existencePhrase({ op, left, right }: BinaryNode, to: Telling): string | null {
  if (left.kind !== 'aggregate' || left.fold !== 'count' || right.kind !== 'number') return null;
  const some = (op === '>' && right.value === '0') || (op === '>=' && right.value === '1');
  const none = op === '=' && right.value === '0';
  if ((!some && !none) || to.label(left) !== null) return null;
  const records = to.tongue.records(left, left.where === null ? null : phrase(left.where, to));
  return some ? to.tongue.present(records) : to.tongue.absent(records);
}

/** That a cell is filled in goes without saying where the next condition is about what stands in it. */
function withoutGuards(parts: readonly Node[]): readonly Node[] {
  return parts.filter((each, i) => {
    if (each.kind !== 'state' || each.state !== 'known' || each.negated || each.operand.kind !== 'name')
      return true;
    const { name } = each.operand;
    return !parts.slice(i + 1).some((later) => later.kind !== 'state' && mentions(later, name));
  });
}

const mentions = (node: Node, name: string): boolean =>
  (node.kind === 'name' && node.name === name) || partsOf(node).some((part) => mentions(part, name));

function joined(node: BinaryNode, to: Telling): string {
  const all = chain(node, node.op);
  const parts = (node.op === 'and' ? withoutGuards(all) : all).map((each) =>
    each.kind === 'binary' && each.op === 'or' ? `(${phrase(each, to)})` : phrase(each, to),
  );
  return node.op === 'and' ? to.tongue.both(parts) : to.tongue.either(parts);
}

function chain(node: Node, op: BinaryNode['op']): readonly Node[] {
  return node.kind === 'binary' && node.op === op
    ? [...chain(node.left, op), ...chain(node.right, op)]
    : [node];
}

/** An operand that is a calculation itself stands in parentheses. */
function held(node: Node, to: Telling): string {
  const loose = node.kind === 'binary' || node.kind === 'negate';
  return loose ? `(${phrase(node, to)})` : phrase(node, to);
}

/** Whether a comparison is one of time: the tree has no types, so by literals, fixed names, and the way columns are named. */
function seemsTime(node: Node): boolean {
  if (node.kind === 'date') return true;
  if (node.kind === 'name')
    return /^(as_of|period_start|period_end)$|(时间|日期|时限|期限|时点|日)$/.test(node.name);
  if (node.kind === 'binary') return node.right.kind === 'duration';
  return node.kind === 'call' && node.name === 'known_or' && node.args.some(seemsTime);
}

function callPhrase(node: CallNode, to: Telling): string {
  const spec = functionNamed(node.name);
  return spec === null ? printFormula(node) : ruleSentence(node, spec, to);
}

/** A call in the words of its function. */
export function ruleSentence(node: CallNode, spec: FunctionSpec, to: Telling): string {
  const args = argumentsOf(node, spec);
  const say: Phrases = {
    of: (name) => phrase(args.node(name), to),
    amount: (name) => amount(args.node(name), to),
    outcome: (name) => award(args.node(name), to),
    given: (name) => args.given(name) !== null,
    word: args.word,
    policy: (name) => stateClause(args.node(name), to) ?? to.tongue.counted(phrase(args.node(name), to)),
    full: () => to.tongue.full(to.points),
    all: (name) => args.all(name).map((each) => within(each, to)),
    cases: (name) => args.cases(name).map((each) => casePhrases(each, to)),
  };
  return spec.sentence[to.language](say);
}

function casePhrases(each: Case, to: Telling): CasePhrases {
  return {
    when: phrase(each.when, to),
    // A part of a mix has full points of its own: theirs, not the indicator's, are meant.
    result: within(each.then, { ...to, points: '' }),
    amount: amount(each.then, to),
    award: award(each.then, to),
  };
}

/** A rule inside another one stands in quotation marks; those in it become single ones. */
function within(node: Node, to: Telling): string {
  if (!isRule(node)) return phrase(node, to);
  return to.tongue.quoted(award(node, to).replaceAll('“', '‘').replaceAll('”', '’'));
}

/** Something that awards points by a rule of its own, or puts such rules together. */
function isRule(node: Node): boolean {
  if (node.kind === 'if') return true;
  const { result } = (node.kind === 'call' ? functionNamed(node.name) : null) ?? {};
  if (result?.kind === 'number' && result.quantity === 'points') return true;
  return (
    result?.kind === 'like' &&
    partsOf(node).some((part) => (part.kind === 'cases' ? partsOf(part) : [part]).some(isRule))
  );
}

/** An amount of points: 0.5分, 满分的10%. */
export function amount(node: Node, to: Telling): string {
  const { tongue } = to;
  if (node.kind === 'number' && !node.percent) return tongue.points(node.value);
  if (node.kind === 'name' && node.name === 'full') return tongue.full(to.points);
  const part = partOfFull(node);
  return part === null ? phrase(node, to) : tongue.partOfFull(part);
}

/** What a branch or policy awards, as a clause. */
export function award(node: Node, to: Telling): string {
  const { tongue } = to;
  const state = stateClause(node, to);
  if (state !== null) return state;
  if (node.kind === 'number' && node.value === '0') return tongue.nothing;
  if (node.kind === 'if') {
    return tongue.choose(phrase(node.condition, to), award(node.then, to), award(node.otherwise, to));
  }
  if (isRule(node)) return phrase(node, to);
  const isAmount =
    node.kind === 'number' || (node.kind === 'name' && node.name === 'full') || partOfFull(node) !== null;
  return isAmount ? tongue.award(amount(node, to)) : tongue.scored(phrase(node, to));
}

function stateClause(node: Node, { tongue }: Telling): string | null {
  const name = node.kind === 'name' || node.kind === 'call' ? node.name : '';
  const [first] = node.kind === 'call' ? node.args : [];
  const text = first?.kind === 'text' ? first.value : '';
  if (name === 'not_applicable') return tongue.notApplicable(text);
  return name === 'missing' ? tongue.missing(text) : null;
}

/** `0.75 * full` as 75%; null for anything else. */
function partOfFull(node: Node): string | null {
  if (node.kind !== 'binary' || node.op !== '*') return null;
  const [number, full] = node.left.kind === 'number' ? [node.left, node.right] : [node.right, node.left];
  if (number.kind !== 'number' || full.kind !== 'name' || full.name !== 'full') return null;
  return `${exactDecimal(multiply(literalValue(number), rational(100)))}%`;
}

function aggregatePhrase(node: AggregateNode, to: Telling): string {
  const label = to.label(node);
  if (label !== null) return label;
  return to.tongue.aggregate(node, {
    value: node.value === null ? '' : phrase(node.value, to),
    where: node.where === null ? null : phrase(node.where, to),
    option: (name, otherwise) => {
      const given = node.named.find((each) => each.name === name);
      return given === undefined ? otherwise : phrase(given.value, to);
    },
  });
}
