import { makeCase } from '../build.ts';
import type { Case, CasesNode, NamedArgument, Node } from '../syntax.ts';
import type { Cursor } from './cursor.ts';

/** `name(argument, …)`; arguments with names may stand anywhere after those without. */
export function parseCall(cursor: Cursor): Node {
  const token = cursor.next();
  cursor.next();
  const args: Node[] = [];
  const named: NamedArgument[] = [];
  while (!cursor.isAt(')') && cursor.peek().kind !== 'end') {
    if (isNamed(cursor)) named.push(parseNamed(cursor, named));
    else args.push(positional(cursor, named));
    if (!cursor.take(',')) break;
  }
  cursor.expect(')');
  const span = cursor.spanFrom(token.span.start);
  return cursor.made(
    { kind: 'call', name: token.text, args, named, span },
    ...args,
    ...named.map((each) => each.value),
  );
}

export function isNamed(cursor: Cursor): boolean {
  const { kind } = cursor.peek();
  const colon = cursor.peek(1);
  return (kind === 'word' || kind === 'quoted') && colon.kind === 'sign' && colon.text === ':';
}

/** `name: formula`; a name given twice is a problem. */
export function parseNamed(cursor: Cursor, before: readonly NamedArgument[]): NamedArgument {
  const token = cursor.next();
  cursor.next();
  if (before.some((each) => each.name === token.text)) {
    cursor.report.add('argument-twice', { name: token.text }, token.span.start);
  }
  const value = argument(cursor);
  return { name: token.text, value, span: cursor.spanFrom(token.span.start) };
}

function positional(cursor: Cursor, named: readonly NamedArgument[]): Node {
  if (named.length > 0) cursor.report.add('argument-order', {}, cursor.peek().span.start);
  return argument(cursor);
}

function argument(cursor: Cursor): Node {
  return cursor.isAt('[') ? parseCases(cursor) : cursor.formula();
}

function parseCases(cursor: Cursor): CasesNode {
  const start = cursor.next().span.start;
  const cases: Case[] = [];
  while (!cursor.isAt(']') && cursor.peek().kind !== 'end') {
    const when = cursor.formula();
    cursor.expect('->');
    cases.push(makeCase(when, cursor.formula()));
    if (!cursor.take(',')) break;
  }
  cursor.expect(']');
  const parts = cases.flatMap((each) => [each.when, each.then]);
  return cursor.made({ kind: 'cases', cases, span: cursor.spanFrom(start) }, ...parts);
}
