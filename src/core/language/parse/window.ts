import type { During } from '../syntax.ts';
import { limits } from '../tokens.ts';
import { type Cursor, shown } from './cursor.ts';

const named: Readonly<Record<string, During>> = {
  period: { kind: 'period' },
  last_year: { kind: 'last_year' },
  ever: { kind: 'ever' },
};
const units = ['days', 'months', 'years'] as const;

/** What follows `during`. */
export function parseWindow(cursor: Cursor): During {
  const token = cursor.next();
  const simple = token.kind === 'word' ? named[token.text] : undefined;
  if (simple !== undefined) return simple;
  if (token.kind === 'word' && token.text === 'last') return last(cursor, token.span.start);
  if (token.kind === 'date') return between(cursor, token.text, token.span.start);
  return refused(cursor, shown(token), token.span.start);
}

function last(cursor: Cursor, start: number): During {
  const [amount, unitToken] = [cursor.peek(), cursor.peek(1)];
  const unit = units.find((each) => each === unitToken.text);
  const whole = /^[1-9]\d*$/.test(amount.text) && Number(amount.text) <= limits.duration;
  if (unit === undefined || !whole)
    return refused(cursor, `last ${shown(amount)} ${shown(unitToken)}`, start);
  cursor.next();
  cursor.next();
  return { kind: 'last', amount: Number(amount.text), unit };
}

function between(cursor: Cursor, from: string, start: number): During {
  cursor.expect('to');
  const end = cursor.peek();
  if (end.kind !== 'date' || end.text <= from) return refused(cursor, `${from} to ${shown(end)}`, start);
  cursor.next();
  return { kind: 'between', from, to: end.text };
}

function refused(cursor: Cursor, found: string, start: number): During {
  cursor.report.add('bad-window', { found }, start);
  cursor.recover();
  return { kind: 'period' };
}
