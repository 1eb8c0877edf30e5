import { chineseNumber, type Respelling } from '../extract/numerals.ts';

const measure =
  '(?:个?百分点|个?工作日|学时|小时|公里|平方米|万元|批次|人次|次|件|项|起|场|人|家|处|天|日|个|名|篇|条|份|户|期|类|种|座|所|张|例|宗|台|亩|吨|辆|元|位)';
const before =
  '(?:少于|低于|高于|多于|至少|达到?|超过?|不足|每|少|缺|低|高|降|升|前|后|满|近|有|发生|出现|发现|开展|组织)';
const counted = new RegExp(
  `(?<=${before})([一二两三四五六七八九十]{1,3})(?=${measure})(?!一次性)|(?<![第统同专任逐唯单])([一二两三四五六七八九十]{1,3})(?=${measure}(?:及)?(?:以上|以内|以下))`,
  'g',
);

const decimal =
  /([一二三四五六七八九十零〇]{1,3})点([一二三四五六七八九零〇]{1,3})(?=个?百分点)|(?<=[扣得加减计])([一二三四五六七八九十零〇]{1,3})点([一二三四五六七八九零〇]{1,3})(?=分)/g;
const digits = '〇一二三四五六七八九';

/** 零点五个百分点 → 0.5个百分点. */
const respelledDecimals = (plain: string): readonly Respelling[] =>
  [...plain.matchAll(decimal)].flatMap((match) => {
    const whole = (match[1] ?? match[3] ?? '').replace(/^[零〇]$/, '');
    const number = whole === '' ? 0 : chineseNumber(whole);
    const rest = [...(match[2] ?? match[4] ?? '').replace(/零/g, '〇')]
      .map((each) => digits.indexOf(each))
      .join('');
    if (number === null) return [];
    return [{ from: match.index, to: match.index + match[0].length, text: `${number}.${rest}` }];
  });

/** Where numbers of things stand in Chinese numerals: 不少于四次 → 不少于4次, 三个以上 → 3个以上. */
export const respelledCounts = (plain: string): readonly Respelling[] => [
  ...respelledDecimals(plain),
  ...[...plain.matchAll(counted)].flatMap((match) => {
    const number = chineseNumber(match[1] ?? match[2] ?? '');
    if (number === null) return [];
    return [{ from: match.index, to: match.index + match[0].length, text: String(number) }];
  }),
];
