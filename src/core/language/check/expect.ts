import { printFormula } from '../print.ts';
import type { Node } from '../syntax.ts';
import type { Type } from '../vocabulary.ts';
import type { Checking } from './checking.ts';
import { common, percentAdvice } from './quantities.ts';
import { date, type Found, numberOf, typeWords } from './types.ts';

/** An expression and what it was found to be. */
export interface Typed {
  readonly node: Node;
  readonly type: Found;
}

const wanted = {
  number: { zh: '数', en: 'a number' },
  truth: { zh: '条件(真假)', en: 'a condition' },
  date: { zh: '日期', en: 'a date' },
  text: { zh: '文字', en: 'text' },
} as const;

/** The type of a part that must be of one kind; null, with a problem, when it is not. A moment will do for a date. */
export function expect(node: Node, kind: keyof typeof wanted, at: Checking): Found {
  const type = at.infer(node, at);
  if (type === null || type.kind === kind || (kind === 'date' && type.kind === 'moment')) return type;
  mismatch(node, wanted[kind], type, at);
  return null;
}

export function mismatch(node: Node, want: { zh: string; en: string }, type: Type, at: Checking): void {
  const found = typeWords(type);
  const params = {
    where: '这里',
    expected: want.zh,
    expected_en: want.en,
    found: found.zh,
    found_en: found.en,
    text: printFormula(node),
  };
  at.report.add('type-mismatch', params, node.span.start);
}

/** The one type of two parts that meet; null, with a problem, when they cannot. */
export function unify(left: Typed, right: Typed, node: Node, at: Checking): Found {
  if (left.type === null || right.type === null) return left.type ?? right.type;
  if (left.type.kind === 'number' && right.type.kind === 'number') return unifyNumbers(left, right, node, at);
  if (left.type.kind === right.type.kind) return left.type;
  if (isTime(left.type) && isTime(right.type)) return date;
  mismatch(right.node, typeWords(left.type), right.type, at);
  return null;
}

const isTime = (type: Type): boolean => type.kind === 'date' || type.kind === 'moment';

/** Like `unify`, for parts that must be numbers. */
export function unifyNumbers(left: Typed, right: Typed, node: Node, at: Checking): Found {
  for (const each of [left, right]) {
    if (each.type === null || each.type.kind === 'number') continue;
    mismatch(each.node, wanted.number, each.type, at);
    return null;
  }
  if (left.type?.kind !== 'number' || right.type?.kind !== 'number') return left.type ?? right.type;
  const quantity = common(left.type.quantity, right.type.quantity, left.node, right.node);
  if (quantity !== null) return numberOf(quantity);
  reportQuantities(left, right, node, at);
  return null;
}

function reportQuantities(left: Typed, right: Typed, node: Node, at: Checking): void {
  const plainSide = [left, right].find(
    (each) => each.type?.kind === 'number' && each.type.quantity === 'plain',
  );
  const advice = plainSide === undefined ? null : percentAdvice(plainSide.node);
  if (plainSide !== undefined && advice !== null) {
    const found = printFormula(plainSide.node);
    at.report.add('percent-expected', { found, advice }, plainSide.node.span.start);
    return;
  }
  if (left.type === null || right.type === null) return;
  const [a, b] = [typeWords(left.type), typeWords(right.type)];
  const words = { left: a.zh, right: b.zh, left_en: a.en, right_en: b.en, text: printFormula(node) };
  at.report.add('quantity-mismatch', words, node.span.start);
}
