import type { Type } from '../vocabulary.ts';

/** A type, or null where nothing is known: `missing`, `not_applicable`, or a part that has a problem already. */
export type Found = Type | null;

export interface TypeWords {
  readonly zh: string;
  readonly en: string;
}

const quantities: Readonly<Record<string, TypeWords>> = {
  plain: { zh: '数', en: 'a plain number' },
  ratio: { zh: '比例', en: 'a ratio' },
  points: { zh: '分值', en: 'points' },
  count: { zh: '个数', en: 'a count' },
  days: { zh: '天数', en: 'a number of days' },
};

const kinds: Readonly<Record<Exclude<Type['kind'], 'number'>, TypeWords>> = {
  text: { zh: '文字', en: 'text' },
  truth: { zh: '条件(真假)', en: 'a condition' },
  date: { zh: '日期', en: 'a date' },
  moment: { zh: '时刻', en: 'a moment' },
  duration: { zh: '时长', en: 'a duration' },
  cases: { zh: '[… -> …]', en: 'cases' },
};

/** A type in words, for problems. */
export function typeWords(type: Type): TypeWords {
  return type.kind === 'number' ? (quantities[type.quantity] ?? kinds.text) : kinds[type.kind];
}

export const numberOf = (quantity: Extract<Type, { kind: 'number' }>['quantity']): Type => ({
  kind: 'number',
  quantity,
});
export const plain = numberOf('plain');
export const truth: Type = { kind: 'truth' };
export const date: Type = { kind: 'date' };
