import { walkXml } from './xml.ts';

interface Level {
  format: string;
  text: string;
  start: number;
}

/** Gives the automatic number of the next paragraph of a list, e.g. `3`, `(二)`; empty for bullets. */
export interface Counters {
  readonly next: (list: string, level: number) => string;
}

/** Word numbers paragraphs at display time; here the numbers are counted again from `word/numbering.xml`. */
export function readNumbering(part: Uint8Array | undefined): Counters {
  const lists = part === undefined ? new Map<string, Level[]>() : readLists(part);
  const counts = new Map<string, number[]>();
  const next = (list: string, level: number): string => {
    const levels = lists.get(list);
    const own = levels?.[level];
    if (levels === undefined || own === undefined || own.format === 'bullet') return '';
    const reached = counts.get(list) ?? [];
    counts.set(list, [
      ...levels.slice(0, level).map((each, i) => reached[i] ?? each.start),
      (reached[level] ?? own.start - 1) + 1,
    ]);
    return own.text.replace(/%(\d)/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      return inFormat(counts.get(list)?.[at] ?? 1, levels[at]?.format ?? 'decimal');
    });
  };
  return { next };
}

function readLists(part: Uint8Array): Map<string, Level[]> {
  const abstracts = new Map<string, Level[]>();
  const lists = new Map<string, Level[]>();
  let levels: Level[] = [];
  let list = '';
  const here = (): Level | undefined => levels.at(-1);
  const set = (change: (level: Level) => void): void => {
    const level = here();
    if (level !== undefined) change(level);
  };
  walkXml(part, {
    open: (name, attributes) => {
      const value = attributes.val ?? '';
      if (name === 'abstractNum') {
        levels = [];
        abstracts.set(attributes.abstractNumId ?? '', levels);
      } else if (name === 'lvl') levels.push({ format: 'decimal', text: '%1.', start: 1 });
      else if (name === 'start') set((level) => (level.start = Number(value) || 0));
      else if (name === 'numFmt') set((level) => (level.format = value));
      else if (name === 'lvlText') set((level) => (level.text = value));
      else if (name === 'num') list = attributes.numId ?? '';
      else if (name === 'abstractNumId') lists.set(list, abstracts.get(value) ?? []);
    },
    close: () => undefined,
    text: () => undefined,
  });
  return lists;
}

const digits = '零一二三四五六七八九';

function inFormat(value: number, format: string): string {
  if (!/chinese|ideograph|japanese/i.test(format)) return String(value);
  if (value < 10) return digits[value] ?? String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens > 9) return String(value);
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}
