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
  cursor.report.add('bad-window', { found: shown(token) }, token.span.start);
  return { kind: 'period' };
}

function last(cursor: Cursor, start: number): During {
  const amount = cursor.next();
  const unitToken = cursor.next();
  const unit = units.find((each) => each === unitToken.text);
  const whole = /^[1-9]\d*$/.test(amount.text) && Number(amount.text) <= limits.duration;
  if (unit !== undefined && whole) return { kind: 'last', amount: Number(amount.text), unit };
  cursor.report.add('bad-window', { found: `last ${shown(amount)} ${shown(unitToken)}` }, start);
  return { kind: 'period' };
}

function between(cursor: Cursor, from: string, start: number): During {
  cursor.expect('to');
  const end = cursor.next();
  if (end.kind === 'date' && end.text > from) return { kind: 'between', from, to: end.text };
  cursor.report.add('bad-window', { found: `${from} to ${shown(end)}` }, start);
  return { kind: 'period' };
}
