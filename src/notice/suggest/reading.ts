import { respelledPercents, respelledPoints } from '../extract/numerals.ts';
import { narrow } from '../extract/words.ts';
import { respelledCounts } from './counts.ts';

/** A text as patterns read it (half-width, no white space), able to give back the words as they were printed. */
export interface Reading {
  readonly plain: string;
  /** The printed words of plain[from, to). */
  readonly quote: (from: number, to: number) => string;
  /** The sentence or clause around a match, as printed. */
  readonly clause: (match: RegExpMatchArray) => string;
}

/** Rules stand in the first few thousand characters of a cell; patterns never see more. */
const longestRead = 3_000;

export function reading(whole: string): Reading {
  const text = whole.slice(0, longestRead);
  const offsets: number[] = [];
  let plain = '';
  [...narrow(text)].reduce((at, letter) => {
    // A line of a cell ends a sentence, whether or not it has its full stop.
    const kept = letter === '\n' ? ';' : letter;
    if (!/\s/.test(kept)) {
      plain += kept;
      for (let i = 0; i < letter.length; i++) offsets.push(at + i);
    }
    return at + letter.length;
  }, 0);
  const spelled = digitsWithOffsets(plain, offsets);
  plain = spelled.plain;
  const quote = (from: number, to: number): string =>
    text.slice(spelled.offsets[from] ?? text.length, (spelled.offsets[to - 1] ?? text.length - 1) + 1).trim();
  const clause = (match: RegExpMatchArray): string => {
    const at = match.index ?? 0;
    const before = Math.max(plain.lastIndexOf('。', at), plain.lastIndexOf(';', at)) + 1;
    const ends = [
      plain.indexOf('。', at + match[0].length - 1),
      plain.indexOf(';', at + match[0].length - 1),
    ];
    const end = Math.min(...ends.map((each) => (each < 0 ? plain.length : each)));
    return quote(before, end);
  };
  return { plain, quote, clause };
}

/** 扣三分 → 扣3分, 百分之九十 → 90%: each sign at the place of the words it stands for. */
function digitsWithOffsets(plain: string, offsets: readonly number[]): { plain: string; offsets: number[] } {
  const changes = [...respelledPoints(plain), ...respelledPercents(plain), ...respelledCounts(plain)].sort(
    (a, b) => a.from - b.from,
  );
  let [changed, at] = ['', 0];
  const moved: number[] = [];
  for (const { from, to, text } of changes) {
    changed += plain.slice(at, from) + text;
    moved.push(...offsets.slice(at, from));
    // The last sign ends where the words end, so that a quotation holds all of them.
    for (let i = 0; i < text.length; i++) moved.push(offsets[i === text.length - 1 ? to - 1 : from] ?? 0);
    at = to;
  }
  return { plain: changed + plain.slice(at), offsets: [...moved, ...offsets.slice(at)] };
}
