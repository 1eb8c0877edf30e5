import { million } from './random.ts';
import { type Amount, noBlank, type Range, type Spread, type SpreadKind } from './settings.ts';
import type { WrittenAmount, WrittenColumn } from './settings-format.ts';

/** How each way of drawing values is written: the settings it needs and those it may have. */
const writtenAs: Readonly<Record<SpreadKind, { needs: readonly Key[]; may: readonly Key[] }>> = {
  always: { needs: ['always'], may: [] },
  pick: { needs: ['pick'], may: [] },
  chance: { needs: ['chance'], may: [] },
  range: { needs: ['from', 'to'], may: ['days_off'] },
  share: { needs: ['share_of', 'from', 'to'], may: ['days_off'] },
  delay: { needs: ['after', 'from', 'to'], may: ['in', 'late'] },
  serial: { needs: ['serial'], may: [] },
  numbered: { needs: ['numbered'], may: [] },
  member: { needs: ['refers_to'], may: ['cover'] },
};

type Key = Exclude<keyof WrittenColumn, 'blank' | 'when'>;

export const spreadKinds = Object.keys(writtenAs) as readonly SpreadKind[];

/** One line per way of drawing values, for advice: `share_of + from + to`. */
export const spreadForms: Readonly<Record<SpreadKind, string>> = {
  always: 'always',
  pick: 'pick',
  chance: 'chance',
  range: 'from + to (+ days_off)',
  share: 'share_of + from + to (+ days_off)',
  delay: 'after + from + to (+ in, late)',
  serial: 'serial',
  numbered: 'numbered',
  member: 'refers_to (+ cover)',
};

/** The way of drawing a column is written in; `null` when none is, `'unclear'` when it is none or several at once. */
export function spreadOf(written: WrittenColumn): Spread | null | 'unclear' {
  const present = Object.entries(written)
    .filter(([key, value]) => key !== 'blank' && key !== 'when' && value !== undefined)
    .map(([key]) => key as Key);
  if (present.length === 0) return null;
  const kind = spreadKinds.find((each) => fits(each, present));
  return kind === undefined ? 'unclear' : readers[kind](written);
}

function fits(kind: SpreadKind, present: readonly Key[]): boolean {
  const { needs, may } = writtenAs[kind];
  return (
    needs.every((key) => present.includes(key)) &&
    present.every((key) => needs.includes(key) || may.includes(key))
  );
}

const readers: Readonly<Record<SpreadKind, (written: WrittenColumn) => Spread>> = {
  always: (w) => ({ kind: 'always', value: w.always ?? '' }),
  pick: (w) => ({ kind: 'pick', words: readWords(w.pick ?? []) }),
  chance: (w) => ({ kind: 'chance', chance: readAmount(w.chance) }),
  range: (w) => ({ kind: 'range', on: readRange(w), off: readRange(w.days_off ?? w) }),
  share: (w) => ({ kind: 'share', of: w.share_of ?? '', on: readRange(w), off: readRange(w.days_off ?? w) }),
  delay: (w) => ({
    kind: 'delay',
    after: w.after ?? '',
    in: w.in ?? 'days',
    time: readRange(w),
    late: w.late === undefined ? null : { chance: readAmount(w.late.chance), time: readRange(w.late) },
  }),
  serial: (w) => ({ kind: 'serial', prefix: w.serial ?? '' }),
  numbered: (w) => ({ kind: 'numbered', prefix: w.numbered ?? '' }),
  member: (w) => ({ kind: 'member', of: w.refers_to ?? '', cover: readAmount(w.cover, everything) }),
};

const everything: Amount = { weak: million, strong: million };

const readRange = (w: Pick<WrittenColumn, 'from' | 'to'>): Range => ({
  from: readAmount(w.from),
  to: readAmount(w.to),
});

function readWords(written: NonNullable<WrittenColumn['pick']>) {
  const pairs: readonly (readonly [string, WrittenAmount])[] = Array.isArray(written)
    ? written.map((word) => [word, '1'] as const)
    : Object.entries(written);
  return pairs.map(([word, weight]) => ({ word, weight: readAmount(weight) }));
}

/** An amount in millionths; `fallback` where nothing is written. */
export function readAmount(written: WrittenAmount | undefined, fallback: Amount = noBlank): Amount {
  if (written === undefined) return fallback;
  if (typeof written !== 'string')
    return { weak: millionths(written.weak), strong: millionths(written.strong) };
  const same = millionths(written);
  return { weak: same, strong: same };
}

/** `2.5` → 2,500,000; `80%` → 800,000. The text has passed the format: at most 9 digits and 6 decimals. */
export function millionths(text: string): number {
  const percent = text.endsWith('%');
  const [whole = '0', part = ''] = text.replace(/[-%]/g, '').split('.');
  const size = Number(whole) * million + Number(part.padEnd(6, '0'));
  const value = percent ? Math.round(size / 100) : size;
  return text.startsWith('-') ? -value : value;
}
