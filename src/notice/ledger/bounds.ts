import type { DraftIndicator } from '../extract/draft.ts';
import type { Reading } from '../suggest/reading.ts';
import { trimmed } from '../suggest/suggestion.ts';
import { choice, type Said } from './question.ts';

/** Limits that leave a value in two bands or in none, and points that nobody can reach. */
export function doubtBounds(text: Reading, indicator: DraftIndicator, base: boolean): Said[] {
  return [
    ...sharedBound(text),
    ...vague(text),
    ...(base && indicator.points !== null ? unreachable(text, indicator.points) : []),
  ];
}

/** 90%以上得5分,80%-90%得3分: 90% stands in both. */
function sharedBound(text: Reading): Said[] {
  if (/含|不足|≥|>|<|≤|未满/.test(text.plain)) return [];
  const upper = [...text.plain.matchAll(/(\d+(?:\.\d+)?)(%|分|个|件|次|天)?(?:及)?以上/g)];
  const lower = [...text.plain.matchAll(/(\d+(?:\.\d+)?)(%|分|个|件|次|天)?(?:及)?以下/g)];
  const ranges = [...text.plain.matchAll(/(\d+(?:\.\d+)?)(?:%|分)?[-~—–至](\d+(?:\.\d+)?)(?:%|分)?/g)];
  const starts = [...upper, ...ranges].map((match) => ({ match, value: trimmed(match[1] ?? '') }));
  const ends = [
    ...lower.map((match) => ({ match, value: trimmed(match[1] ?? '') })),
    ...ranges.map((match) => ({ match, value: trimmed(match[2] ?? '') })),
  ];
  const both = starts.find((start) =>
    ends.some((end) => end.value === start.value && end.match !== start.match),
  );
  if (both === undefined) return [];
  return [
    {
      code: 'unclear-bound',
      quote: text.quote(0, text.plain.length),
      message: `恰好等于${both.value}时，同时落在两档里。`,
      choices: [
        choice('归入较高的一档', `恰好${both.value}的单位得较高的分`),
        choice('归入较低的一档', `恰好${both.value}的单位得较低的分`),
      ],
    },
  ];
}

function vague(text: Reading): Said[] {
  const discretion =
    /[^,。;]{0,20}(?:酌情|视情况?|适当)[^,。;\d]{0,6}(?:扣|加|得|减|给)(?:\d+(?:\.\d+)?(?:分)?(?:-|~|至|—|–)+\d+(?:\.\d+)?)?分/.exec(
      text.plain,
    );
  if (discretion !== null) return [atDiscretion(text, discretion)];
  const match = /[^,。;]{0,12}(?:\d%?左右|大约\d|基本(?:达到|完成|实现)|大部分|绝大多数)[^,。;]{0,12}/.exec(
    text.plain,
  );
  if (match === null) return [];
  return [
    {
      code: 'unclear-bound',
      quote: text.clause(match),
      message: '界限没有写成确定的数，是否达到无法判断。',
      choices: [choice('补充确定的数', '按补充的数判断'), choice('由牵头考核单位判断', '得分取决于评判')],
    },
  ];
}

const atDiscretion = (text: Reading, match: RegExpExecArray): Said => ({
  code: 'unclear-bound',
  quote: text.clause(match),
  message: '扣分或加分只写了幅度，没有写明什么情形扣多少、加多少。',
  choices: [choice('由牵头考核单位判断', '得分取决于评判'), choice('写明各种情形的分值', '按情形计算得分')],
});

/** The most that the words give is less than the item's points; or parts that give more. */
function unreachable(text: Reading, points: string): Said[] {
  const full = thousandths(points);
  const parts = [
    ...text.plain.matchAll(
      /(?:\(\d{1,2}\)|[①-⑳]|(?:^|[。;])\d{1,2}[.、])[^;。扣]{2,120}?(?:得|计|赋)(\d+(?:\.\d+)?)分/g,
    ),
  ];
  const steps = [
    ...text.plain.matchAll(
      /\d(?:%|名|分)?(?:及)?(?:以上|之间)?[^,。;扣每]{0,16},?(?:的,?)?(?:得|计|赋)(满分|\d+(?:\.\d+)?分)/g,
    ),
  ];
  const cap = /(?:最高|最多|上限)(?:得|加|计|为)?(\d+(?:\.\d+)?)分/.exec(text.plain);
  if (parts.length >= 2) {
    const total = parts.reduce((sum, match) => sum + thousandths(match[1] ?? '0'), 0);
    return total === full || /每[^,。;]{0,12}(?:得|计|加)/.test(text.plain)
      ? []
      : [partsDiffer(text, points, total, full)];
  }
  if (/每|基础分|基准/.test(text.plain) && cap === null) return [];
  const given = steps.map((match) => stepPoints(match[1] ?? '', full));
  // Parts that add up to everything are no steps of one scale.
  if (given.reduce((total, each) => total + each, 0) === full) return [];
  const best = cap !== null ? thousandths(cap[1] ?? '0') : steps.length >= 2 ? Math.max(...given) : full;
  return best < full ? [short(text, points, best)] : [];
}

const stepPoints = (text: string, full: number): number =>
  text === '满分' ? full : thousandths(text.replace('分', ''));
const thousandths = (points: string): number => Math.round(Number(points) * 1000);

function partsDiffer(text: Reading, points: string, total: number, full: number): Said {
  if (total < full) return short(text, points, total);
  return {
    code: 'sum-mismatch',
    quote: text.quote(0, text.plain.length),
    message: `各小项分值合计${total / 1000}分，超过本项分值${points}分。`,
    choices: [
      choice(`合计后不超过${points}分`, '做到大部分就能得满分'),
      choice('改小项分值', '每个小项的分值变小'),
    ],
  };
}

const short = (text: Reading, points: string, best: number): Said => ({
  code: 'unreachable-full-marks',
  quote: text.quote(0, text.plain.length),
  message: `按所写标准最多得${best / 1000}分，本项分值是${points}分，满分无法得到。`,
  choices: [
    choice(`本项分值改为${best / 1000}分`, '上级合计随之减少'),
    choice('补充或提高给分标准', `最多可得${points}分`),
  ],
});
