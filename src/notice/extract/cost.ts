import type { ColumnRole } from './heading-words.ts';
import { areOffices } from './offices.ts';
import { readPointsCell, splitPoints } from './points.ts';
import { isTotalRow } from './section.ts';
import { folded, narrow } from './words.ts';

/** What a cell's text looks like, whatever column it may belong to. */
export interface Look {
  readonly text: string;
  readonly length: number;
  readonly serial: number | null;
  /** 1.1, (3), 一: numbers a row without being an integer. */
  readonly mark: boolean;
  readonly points: string | null;
  readonly pointsCell: string | null;
  readonly offices: boolean;
  readonly sentence: boolean;
  /** — or /: nothing stands here. */
  readonly dash: boolean;
  /** 合计, 小计: opens a row that only adds up. */
  readonly total: boolean;
  /** 亿元, 人次, %: a unit of measure. */
  readonly measured: boolean;
  /** How often the same text stands in the table. */
  readonly times: number;
}

/** Longer texts are prose whatever they hold: names and offices are short. */
const longestName = 300;

export function lookAt(whole: string, times: number): Look {
  const text = whole.slice(0, longestName);
  const plain = folded(text);
  const named = splitPoints(text);
  return {
    text: whole,
    length: plain.length,
    serial: /^\d{1,3}[.、]?$/.test(plain) ? Number.parseInt(plain, 10) : null,
    mark: /^(\d{1,3}([.-]\d{1,3}){1,3}|\(\d{1,3}\)|\(?[一二三四五六七八九十]{1,3}\)?、?|[①-⑳]|[A-Z]\d{0,3})$/.test(
      plain,
    ),
    points: named.name === '' ? null : named.points,
    pointsCell: readPointsCell(text)?.points ?? null,
    offices: whole.length <= longestName && areOffices(text),
    sentence: plain.length > 40 || /[,。;:!?]/.test(narrow(text).replace(/\([^()]*\)/g, '')),
    dash: isDash(text),
    total: isTotalRow([text]),
    measured: unitsOfMeasure.test(plain),
    times,
  };
}

const unitsOfMeasure =
  /^(?:%|‰|百分点|个百分点|[万亿]?元|[万千]?人次?|[万千]?户次?|[个件次家项位名场所座处起宗条辆台套篇期天年亩吨]|万亩|公顷|[万亿]?吨(?:标准煤)?|公里|千米|平方(?:米|公里)|立方米|小时|微克\/立方米|分贝)$/;

/** A sign that says that nothing stands here. */
export const isDash = (text: string): boolean => /^([-—–－/\\×]{1,3}|无|不考核|不考)$/.test(folded(text));

/** What the table does throughout; weighs the cells of one column against another. */
export interface Habits {
  /** Names carry their points: 组织保障(2分). */
  readonly pointsInNames: boolean;
  readonly lastSerial: number | null;
}

const never = 30;

/** How badly a cell fits a column: 0 fits, 5 is doubtful, 15 and more is wrong. */
export const misfit: Readonly<Record<ColumnRole, (look: Look, habits: Habits) => number>> = {
  serial: (look, { lastSerial }) => {
    if (look.serial === null) return look.mark ? 1.5 : never;
    if (lastSerial === null) return look.serial === 1 ? 0 : 2;
    const step = look.serial - lastSerial;
    if (step === 1) return 0;
    if (step === 0 || look.serial === 1) return 2;
    return step > 1 && step <= 5 ? 2 : 5;
  },
  level: (look, { pointsInNames }) => {
    if (look.serial !== null || look.pointsCell !== null) return 15;
    if (look.dash) return 5;
    if (look.measured) return 8;
    const asName = look.points !== null ? (pointsInNames ? -2 : 0) : pointsInNames ? 3 : 0;
    const tooLong = look.sentence ? 5 : look.length > 25 ? 2 : 0;
    const office = look.offices && look.points === null ? (look.times > 2 ? 5 : 3) : 0;
    return (
      Math.max(0, asName + tooLong + office + (look.points === null && look.length > 60 ? 4 : 0) + 2) - 2
    );
  },
  points: (look) => (look.pointsCell !== null ? 0 : look.dash ? 1 : never),
  description: (look, habits) => proseMisfit(look, habits),
  target: (look) =>
    look.pointsCell !== null || look.dash ? 0 : look.offices ? 8 : look.length > 20 ? 2 : 0.5,
  standard: (look, habits) => proseMisfit(look, habits),
  lead: (look) => {
    if (look.serial !== null || look.pointsCell !== null) return 15;
    if (look.points !== null) return 10;
    if (look.dash) return 1.5;
    if (look.offices) return look.times > 1 ? -0.5 : 0;
    if (look.sentence || look.length > 30) return 12;
    return look.times > 1 ? 2 : 5;
  },
  cooperating: (look) => misfit.lead(look, { pointsInNames: false, lastSerial: null }) + 0.5,
  other: (look) => (look.measured ? 0 : look.sentence ? 3 : 1.5),
};

function proseMisfit(look: Look, { pointsInNames }: Habits): number {
  if (look.serial !== null || look.pointsCell !== null) return 12;
  if (look.mark) return 8;
  if (look.offices) return look.times > 1 ? 8 : 6;
  if (look.points !== null && pointsInNames && !look.sentence) return 6;
  return look.sentence || look.length > 12 ? 0 : 1.5;
}

/** How surprising it is that a column has no cell of its own in a row. */
export const absence: Readonly<Record<ColumnRole, number>> = {
  serial: 3,
  level: 0,
  points: 4,
  description: 5,
  target: 1.5,
  standard: 4,
  lead: 3,
  cooperating: 0.7,
  other: 0.3,
};
