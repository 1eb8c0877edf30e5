import type {
  AggregateNode,
  BinaryNode,
  CallNode,
  CasesNode,
  During,
  NamedArgument,
  Node,
} from './syntax.ts';
import { isBareName } from './tokens.ts';

/** The canonical text of a tree: one space around operators, no needless parentheses. Reading it gives the tree back. */
export function printFormula(node: Node): string {
  const before = printed.get(node);
  if (before !== undefined) return before;
  const text = printers[node.kind](node as never);
  printed.set(node, text);
  return text;
}

/** A name as a formula writes it: in backquotes where it is not a plain word. */
export const printName = (name: string): string => (isBareName(name) ? name : `\`${name}\``);

export const printText = (value: string): string => `"${value.replace(/["\\]/g, '\\$&')}"`;

const printed = new WeakMap<Node, string>();

/** How tightly a node holds together; a part that is looser than its place stands in parentheses. */
const rank = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  unary: 7,
  power: 8,
  primary: 9,
} as const;

const operatorRank: Readonly<Record<BinaryNode['op'], number>> = {
  or: rank.or,
  and: rank.and,
  '=': rank.comparison,
  '<>': rank.comparison,
  '<': rank.comparison,
  '<=': rank.comparison,
  '>': rank.comparison,
  '>=': rank.comparison,
  '+': rank.sum,
  '-': rank.sum,
  '*': rank.product,
  '/': rank.product,
  '^': rank.power,
};

type Printers = { readonly [K in Node['kind']]: (node: Extract<Node, { kind: K }>) => string };

const printers: Printers = {
  number: (node) => (node.percent ? `${node.value}%` : node.value),
  text: (node) => printText(node.value),
  date: (node) => node.value,
  duration: (node) => `${node.amount} ${node.unit}`,
  truth: (node) => String(node.value),
  name: (node) => printName(node.name),
  negate: (node) => `-${part(node.operand, rank.unary)}`,
  not: (node) => `not ${part(node.operand, rank.not)}`,
  binary: printBinary,
  state: (node) => `${part(node.operand, rank.sum)} is ${node.negated ? 'not ' : ''}${node.state}`,
  within: (node) =>
    `${part(node.operand, rank.sum)} ${node.negated ? 'not ' : ''}in (${node.choices.map(printFormula).join(', ')})`,
  if: (node) => `if ${whole(node.condition)} then ${whole(node.then)} else ${printFormula(node.otherwise)}`,
  call: printCall,
  cases: printCases,
  aggregate: printAggregate,
};

function rankOf(node: Node): number {
  switch (node.kind) {
    case 'binary':
      return operatorRank[node.op];
    case 'not':
      return rank.not;
    case 'state':
    case 'within':
      return rank.comparison;
    case 'negate':
      return rank.unary;
    case 'if':
      return 0;
    default:
      return rank.primary;
  }
}

function part(node: Node, atLeast: number): string {
  const text = printFormula(node);
  return rankOf(node) < atLeast ? `(${text})` : text;
}

/** An `if` inside another's condition or `then` stands in parentheses, for the reader. */
const whole = (node: Node): string => (node.kind === 'if' ? `(${printFormula(node)})` : printFormula(node));

function printBinary(node: BinaryNode): string {
  const own = operatorRank[node.op];
  if (node.op === '^') return `${part(node.left, rank.primary)} ^ ${part(node.right, rank.unary)}`;
  const left = part(node.left, own === rank.comparison ? own + 1 : own);
  return `${left} ${node.op} ${part(node.right, own + 1)}`;
}

function printCall(node: CallNode): string {
  return `${printName(node.name)}(${[...node.args.map(printFormula), ...options(node.named)].join(', ')})`;
}

function printCases(node: CasesNode): string {
  return `[${node.cases.map((each) => `${printFormula(each.when)} -> ${printFormula(each.then)}`).join(', ')}]`;
}

function printAggregate(node: AggregateNode): string {
  const value = node.value === null ? '' : `${printFormula(node.value)} of `;
  const where = node.where === null ? '' : ` where ${printFormula(node.where)}`;
  const during = node.during.kind === 'period' ? '' : ` during ${printWindow(node.during)}`;
  const main = `${value}${printName(node.dataset)}${where}${during}`;
  return `${node.fold}(${[main, ...options(node.named)].join(', ')})`;
}

const options = (named: readonly NamedArgument[]): string[] =>
  named.map((each) => `${printName(each.name)}: ${printFormula(each.value)}`);

/** A window as it stands after `during`. */
export function printWindow(during: During): string {
  switch (during.kind) {
    case 'last':
      return `last ${during.amount} ${during.unit}`;
    case 'between':
      return `${during.from} to ${during.to}`;
    default:
      return during.kind;
  }
}
