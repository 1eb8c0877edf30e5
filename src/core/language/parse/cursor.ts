import type { Node, Span } from '../syntax.ts';
import { limits, type Token } from '../tokens.ts';
import type { Report } from './report.ts';

/** Where the parser stands. Everything the grammar's files need of each other goes through here. */
export interface Cursor {
  readonly report: Report;
  /** Parses a whole formula: the entry of the grammar, for the parts nested in it. */
  readonly formula: () => Node;
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes the sign or word if it is there. */
  take(text: string): boolean;
  isAt(text: string): boolean;
  /** Takes the sign or word, or reports that it is missing and stays. */
  expect(text: string): void;
  /** Reports that something else should stand here, and skips to where the grammar can go on. */
  unexpected(code: 'value-expected' | 'option-expected'): Node;
  /** Skips to where the grammar can go on. */
  recover(): void;
  /** Counts and measures a finished node. */
  made<N extends Node>(node: N, ...parts: readonly (Node | null)[]): N;
  /** From the start of a node or token to the last token taken. */
  spanFrom(start: number): Span;
  nested<T>(parse: () => T, otherwise: () => T): T;
}

export function startCursor(
  tokens: readonly Token[],
  report: Report,
  formula: (cursor: Cursor) => Node,
): Cursor {
  const end = tokens.at(-1) ?? { kind: 'end', text: '', span: { start: 0, end: 0 } };
  const heights = new WeakMap<Node, number>();
  let position = 0;
  let depth = 0;
  let nodes = 0;

  const stop = (): void => {
    position = tokens.length - 1;
  };
  const cursor: Cursor = {
    report,
    formula: () => formula(cursor),
    peek: (ahead = 0) => tokens[position + ahead] ?? end,
    next() {
      const token = tokens[position] ?? end;
      if (token.kind !== 'end') position++;
      return token;
    },
    isAt: (text) => isSignOrWord(cursor.peek(), text),
    take(text) {
      const here = cursor.isAt(text);
      if (here) cursor.next();
      return here;
    },
    expect(text) {
      if (cursor.take(text)) return;
      report.add('sign-missing', { expected: text, found: shown(cursor.peek()) }, cursor.peek().span.start);
    },
    unexpected(code) {
      const here = cursor.peek();
      report.add(code, { found: shown(here) }, here.span.start);
      skipToRestart(cursor);
      return placeholder(here.span);
    },
    recover: () => skipToRestart(cursor),
    made(node, ...parts) {
      const height = 1 + Math.max(0, ...parts.map((part) => (part === null ? 0 : (heights.get(part) ?? 0))));
      heights.set(node, height);
      nodes++;
      if (nodes > limits.nodes) report.add('formula-too-large', { limit: String(limits.nodes) }, 0);
      else if (height > limits.height)
        report.add('chain-too-long', { limit: String(limits.height) }, node.span.start);
      else return node;
      stop();
      return node;
    },
    spanFrom: (start) => ({ start, end: tokens[position - 1]?.span.end ?? start }),
    nested(parse, otherwise) {
      if (depth >= limits.depth) {
        report.add('formula-too-deep', { limit: String(limits.depth) }, cursor.peek().span.start);
        stop();
        return otherwise();
      }
      depth++;
      const result = parse();
      depth--;
      return result;
    },
  };
  return cursor;
}

/** Stands where something could not be read; the formula has a problem then, and is not used. */
export const placeholder = (span: Span): Node => ({ kind: 'name', name: 'missing', span });

export function shown(token: Token): string {
  if (token.kind === 'end') return '⏎';
  return token.text.length > 30 ? `${token.text.slice(0, 30)}…` : token.text;
}

const isSignOrWord = (token: Token, text: string): boolean =>
  (token.kind === 'sign' || token.kind === 'word') && token.text === text;

const restarts: ReadonlySet<string> = new Set([
  ')',
  ']',
  ',',
  'then',
  'else',
  'and',
  'or',
  '->',
  'where',
  'of',
  'during',
]);

function skipToRestart(cursor: Cursor): void {
  let open = 0;
  for (let token = cursor.peek(); token.kind !== 'end'; token = cursor.peek()) {
    if (open === 0 && token.kind !== 'text' && token.kind !== 'quoted' && restarts.has(token.text)) return;
    if (token.kind === 'sign' && (token.text === '(' || token.text === '[')) open++;
    if (token.kind === 'sign' && (token.text === ')' || token.text === ']')) open--;
    cursor.next();
  }
}
