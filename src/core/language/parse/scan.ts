import type { Span } from '../syntax.ts';
import { limits, signs, type Token, type TokenKind } from '../tokens.ts';
import { curlyQuotes, foreignSigns, halfWidth, hidden } from './marks.ts';
import type { Report } from './report.ts';

/** Splits a formula into tokens, the last one `end`. What does not belong is reported and read as what was meant. */
export function scan(text: string, report: Report): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    const step = read(text, at, report);
    if (step.kind !== null) tokens.push({ kind: step.kind, text: step.text, span: span(at, step.end) });
    at = step.end;
  }
  tokens.push({ kind: 'end', text: '', span: span(text.length, text.length) });
  return tokens;
}

/** What was read: `kind` null is something to skip. */
interface Step {
  readonly kind: TokenKind | null;
  readonly text: string;
  readonly end: number;
}
type Reader = (text: string, at: number, report: Report) => Step | null;

const span = (start: number, end: number): Span => ({ start, end });

function match(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

const spaces = /(?:[ \t\r\n\u00a0\u3000]|#[^\n]*)+/y;
const dates = /\d{4}(?:[-.]\d{1,2}[-.]\d{1,2}(?![\d.])|年\d{1,2}月(?:\d{1,2}日)?)/y;
const numbers = /[\d.\uff10-\uff19]+(?:[eE][+-]?\d+)?/y;
const words = /[\p{ID_Start}_][\p{ID_Continue}]*/uy;
const quotedNames = /`[^`\n]+`/y;
const quotedTexts = /"(?:[^"\\\n]|\\["\\])*"/y;

const space: Reader = (text, at) => {
  const found = match(spaces, text, at);
  return found === null ? null : { kind: null, text: '', end: at + found.length };
};

const date: Reader = (text, at, report) => {
  const found = match(dates, text, at);
  if (found === null) return null;
  const parts = found.split(/\D+/).filter((part) => part !== '');
  const written = [parts[0], (parts[1] ?? '').padStart(2, '0'), (parts[2] ?? '01').padStart(2, '0')].join(
    '-',
  );
  if (!isDay(written)) report.add('bad-date', { found }, at);
  else if (written !== found) report.add('date-format', { found, instead: written }, at);
  return { kind: 'date', text: written, end: at + found.length };
};

const number: Reader = (text, at, report) => {
  const found = match(numbers, text, at);
  if (found === null) return null;
  if (/^\.+$/.test(found)) {
    report.add('dotted-name', {}, at);
    return { kind: null, text: '', end: at + found.length };
  }
  const plain = /^\d+(\.\d+)?$/.test(found);
  if (!plain) report.add('bad-number', { found: brief(found) }, at);
  else if (found.length > limits.digits) report.add('number-too-long', { limit: String(limits.digits) }, at);
  return { kind: 'number', text: plain ? canonicalNumber(found) : '0', end: at + found.length };
};

const word: Reader = (text, at) => {
  const found = match(words, text, at);
  return found === null ? null : { kind: 'word', text: found.normalize('NFC'), end: at + found.length };
};

const quotedName: Reader = (text, at, report) => {
  if (text[at] !== '`') return null;
  const found = match(quotedNames, text, at);
  if (found === null) return unclosed('unclosed-name', text, at, report);
  checkHidden(found, at, report);
  return { kind: 'quoted', text: found.slice(1, -1).normalize('NFC'), end: at + found.length };
};

const quotedText: Reader = (text, at, report) => {
  if (text[at] !== '"') return null;
  const found = match(quotedTexts, text, at);
  if (found === null) return unclosed('unclosed-text', text, at, report);
  checkHidden(found, at, report);
  return { kind: 'text', text: unescapeText(found.slice(1, -1)).normalize('NFC'), end: at + found.length };
};

const curlyText: Reader = (text, at, report) => {
  const opening = text[at] ?? '';
  const closing = curlyQuotes[opening];
  if (closing === undefined) return null;
  report.add('full-width-sign', { found: opening, instead: '"' }, at);
  const end = endOfCurly(text, at + 1, closing);
  return { kind: 'text', text: text.slice(at + 1, end), end: Math.min(end + 1, text.length) };
};

function endOfCurly(text: string, from: number, closing: string): number {
  for (let i = from; i < text.length; i++)
    if (text[i] === closing || text[i] === '"' || text[i] === '\n') return i;
  return text.length;
}

const foreign: Reader = (text, at, report) => {
  const pair = foreignSigns.find(([found]) => text.startsWith(found, at));
  if (pair === undefined) return null;
  const [found, instead] = pair;
  report.add('foreign-sign', { found, instead }, at);
  return { kind: /^\w/.test(instead) ? 'word' : 'sign', text: instead, end: at + found.length };
};

const sign: Reader = (text, at) => {
  const found = signs.find((each) => text.startsWith(each, at));
  return found === undefined ? null : { kind: 'sign', text: found, end: at + found.length };
};

const wideSign: Reader = (text, at, report) => {
  const found = text[at] ?? '';
  const instead = halfWidth(found);
  if (instead === null || !isSign(instead)) return null;
  report.add('full-width-sign', { found, instead }, at);
  return { kind: 'sign', text: instead, end: at + 1 };
};

const isSign = (text: string): boolean => signs.some((each) => each === text);

const readers: readonly Reader[] = [
  space, date, number, word, quotedName, quotedText, curlyText, foreign, sign, wideSign,
]; // biome-ignore format: one glance

/** The first reader that knows what stands here. */
function read(text: string, at: number, report: Report): Step {
  for (const reader of readers) {
    const step = reader(text, at, report);
    if (step !== null) return step;
  }
  return stray(text, at, report);
}

function stray(text: string, at: number, report: Report): Step {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (hidden.test(found)) report.add('hidden-character', { code: codePoint(found) }, at);
  else report.add('unexpected-character', { found }, at);
  return { kind: null, text: '', end: at + found.length };
}

function unclosed(code: 'unclosed-text' | 'unclosed-name', text: string, at: number, report: Report): Step {
  report.add(code, {}, at);
  const line = text.indexOf('\n', at);
  const end = line < 0 ? text.length : line;
  return { kind: code === 'unclosed-text' ? 'text' : 'quoted', text: text.slice(at + 1, end), end };
}

function checkHidden(found: string, at: number, report: Report): void {
  const bad = hidden.exec(found);
  if (bad !== null) report.add('hidden-character', { code: codePoint(bad[0]) }, at + bad.index);
}

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const unescapeText = (text: string): string => text.replace(/\\(["\\])/g, '$1');
const brief = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

function canonicalNumber(found: string): string {
  const [whole = '0', fraction = ''] = found.split('.');
  const digits = whole.replace(/^0+(?=\d)/, '');
  const rest = fraction.replace(/0+$/, '');
  return rest === '' ? digits : `${digits}.${rest}`;
}

function isDay(written: string): boolean {
  const [year = 0, month = 0, day = 0] = written.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1 && day >= 1 && day <= (lengths[month - 1] ?? 0);
}
