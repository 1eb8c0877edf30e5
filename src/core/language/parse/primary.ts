import { makeIf } from '../build.ts';
import type { DurationUnit, Node } from '../syntax.ts';
import { keywords, limits, type Token } from '../tokens.ts';
import { folds, parseAggregate } from './aggregate.ts';
import { parseCall } from './call.ts';
import type { Cursor } from './cursor.ts';
import { foreignWords, notNumbers } from './marks.ts';

const durationUnits: ReadonlySet<string> = new Set(['days', 'workdays', 'months', 'years']);

/** A literal, name, call, aggregate, `if` or something in parentheses. */
export function parsePrimary(cursor: Cursor): Node {
  const token = cursor.peek();
  switch (token.kind) {
    case 'number':
      return number(cursor);
    case 'date':
      cursor.next();
      return cursor.made({ kind: 'date', value: token.text, span: token.span });
    case 'text':
      cursor.next();
      return cursor.made({ kind: 'text', value: token.text, span: token.span });
    case 'quoted':
    case 'word':
      return word(cursor, token);
    case 'sign':
      return token.text === '(' ? parenthesised(cursor) : cursor.unexpected('value-expected');
    case 'end':
      return cursor.unexpected('value-expected');
  }
}

function number(cursor: Cursor): Node {
  const token = cursor.next();
  const unit = cursor.peek();
  if (unit.kind === 'word' && durationUnits.has(unit.text) && cursor.peek(1).text !== '(')
    return duration(cursor, token);
  const percent = cursor.take('%');
  return cursor.made({ kind: 'number', value: token.text, percent, span: cursor.spanFrom(token.span.start) });
}

function duration(cursor: Cursor, amount: Token): Node {
  const unit = cursor.next().text as DurationUnit;
  const whole = /^\d+$/.test(amount.text) && Number(amount.text) <= limits.duration;
  if (!whole) cursor.report.add('bad-duration', { limit: String(limits.duration) }, amount.span.start);
  return cursor.made({
    kind: 'duration',
    amount: whole ? Number(amount.text) : 0,
    unit,
    span: cursor.spanFrom(amount.span.start),
  });
}

function word(cursor: Cursor, token: Token): Node {
  const called = cursor.peek(1).kind === 'sign' && cursor.peek(1).text === '(';
  if (token.kind === 'word' && !called && notNumbers.has(token.text)) {
    cursor.report.add('not-a-number', { found: token.text }, token.span.start);
  }
  if (token.kind === 'quoted') return called ? nested(cursor, parseCall) : name(cursor);
  if (token.text === 'true' || token.text === 'false') {
    cursor.next();
    return cursor.made({ kind: 'truth', value: token.text === 'true', span: token.span });
  }
  if (token.text === 'if') return nested(cursor, parseIf);
  if (keywords.has(token.text)) return cursor.unexpected('value-expected');
  if (!called) return name(cursor);
  return nested(cursor, folds.has(token.text) ? parseAggregate : parseCall);
}

function nested(cursor: Cursor, parse: (cursor: Cursor) => Node): Node {
  return cursor.nested(
    () => parse(cursor),
    () => cursor.unexpected('value-expected'),
  );
}

function name(cursor: Cursor): Node {
  const token = cursor.next();
  const instead = foreignWords[token.text];
  const follower = cursor.peek();
  const stands = follower.kind === 'word' || follower.kind === 'number' || follower.kind === 'quoted';
  if (token.kind === 'word' && instead !== undefined && stands && !keywords.has(follower.text)) {
    cursor.report.add('foreign-sign', { found: token.text, instead }, token.span.start);
  }
  return cursor.made({ kind: 'name', name: token.text, span: token.span });
}

function parenthesised(cursor: Cursor): Node {
  cursor.next();
  const inside = nested(cursor, (each) => each.formula());
  cursor.expect(')');
  return inside;
}

function parseIf(cursor: Cursor): Node {
  const start = cursor.next().span.start;
  const condition = cursor.formula();
  cursor.expect('then');
  const then = cursor.formula();
  cursor.expect('else');
  const otherwise = cursor.formula();
  const span = cursor.spanFrom(start);
  return cursor.made(makeIf(condition, then, otherwise, span), condition, then, otherwise);
}
