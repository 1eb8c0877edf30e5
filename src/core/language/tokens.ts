import type { Span } from './syntax.ts';

/** The pieces a formula's text falls into. `word` is a bare name or keyword, `quoted` a name in backquotes. */
export type TokenKind = 'number' | 'date' | 'text' | 'word' | 'quoted' | 'sign' | 'end';

export interface Token {
  readonly kind: TokenKind;
  /** The number, the name, the text without its quotes, or the sign itself. */
  readonly text: string;
  readonly span: Span;
}

/** Signs, longest first: the scanner takes the first that fits. */
export const signs = [
  '->', '<>', '<=', '>=', '(', ')', '[', ']', ',', ':', '+', '-', '*', '/', '^', '%', '=', '<', '>',
] as const; // biome-ignore format: one glance

/** Words with a meaning of their own; a name that is one of them stands in backquotes. */
export const keywords: ReadonlySet<string> = new Set([
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'is',
  'in',
  'of',
  'where',
  'during',
  'true',
  'false',
]);

/** Names every formula has; no attribute or definition may take one. */
export const alwaysThere = [
  'full',
  'target',
  'as_of',
  'period_start',
  'period_end',
  'missing',
  'not_applicable',
] as const;

const bareName = /^[\p{ID_Start}_][\p{ID_Continue}]*$/u;

/** Whether a name needs no backquotes. */
export function isBareName(name: string): boolean {
  return bareName.test(name) && !keywords.has(name);
}

/** Largest sizes of a formula. Whatever is larger is refused with one problem. */
export const limits = {
  characters: 10_000,
  depth: 64,
  height: 400,
  nodes: 4_000,
  digits: 40,
  problems: 20,
  exponent: 64,
  duration: 100_000,
} as const;
