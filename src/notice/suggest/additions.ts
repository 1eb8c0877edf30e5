import { growing, rateOf } from './rate.ts';
import {
  type Asked,
  column,
  fits,
  measure,
  number,
  type Reader,
  type Suggestion,
  trimmed,
} from './suggestion.ts';
import { percentBefore } from './target.ts';

const gain = new RegExp(
  `(每(?!低|降|少|减)[^,。;:扣]{0,24}?(?:${measure})?[^,。;:扣]{0,14}?),?的?,?(?:得|加|计|奖励?|给予?|可?加)(?:奖励)?${number}分`,
  'g',
);
const cap = new RegExp(
  `(?:最高|最多|上限|不超过|封顶|累计不超过|总分不超过)(?:不超过)?(?:得|加|计|为)?${number}分|${number}分(?:封顶|为限)`,
);
const partCap = new RegExp(
  `每[^,。;:扣]{1,30}?,?的?,?(?:得|加|计|奖)${number}分,?(?:最高|最多|不超过|上限)(?:得|加|计|为)?${number}分`,
  'g',
);

const byDegree = new RegExp(
  `每(?:再)?(?:增长|提高|增加|上升|高出|高于|超过|超出|超|多)(?:目标值?)?${number}(?:个?百分点|个?百分比|%)[^,。;\\d扣]{0,6},?(?:加|得|奖励?)${number}分`,
);

/** 比上年每增长1个百分点加1分,最高5分: counted from the stated rate, or from no growth. */
export const readGainByDegree: Reader = (asked) => {
  const { plain } = asked.text;
  const match = byDegree.exec(plain);
  if (match?.[1] === undefined || match[2] === undefined || asked.role === 'deduction') return null;
  const base = percentBefore(plain, match.index);
  // 90%以上得10分,每提高1个百分点加0.5分 gives more than the steps.
  if (/得(?:满分|\d)/.test(plain.replace(match[0], ''))) return null;
  if (!fits(match[2], asked) || (base === null && !growing.test(plain + asked.name))) return null;
  const rate = rateOf(asked);
  const [per, each] = [`${trimmed(match[1])}%`, trimmed(match[2])];
  const most = capOf(asked);
  const floor = most === 'full' ? '' : `, floor: full - ${most}`;
  const limit = base === null ? '0%' : 'target';
  return {
    rule: 'addition',
    formula: `full - excess(${rate.formula}, limit: ${limit}, per: ${per}, each: ${each}, part_unit: ignored${floor})`,
    target: base === null ? null : `${base}%`,
    parameters: {
      from: base === null ? '0%' : `${base}%`,
      per,
      each,
      cap: most === 'full' ? asked.full : most,
    },
    words: asked.text.clause(match),
    dataset: rate.dataset,
    partial: 'stated',
  };
};

/** What all of it together may give; the item's points where nothing less is said. */
function capOf({ text, full }: Asked): string {
  const found = cap.exec(text.plain);
  const most = found?.[1] ?? found?.[2] ?? full;
  return Number(most) < Number(full) ? trimmed(most) : 'full';
}

/** 每完成一项得1分,最高5分; with several kinds, each has its own price. */
export const readAddition: Reader = (asked) => {
  const found = [...asked.text.plain.matchAll(gain)].filter((match) => !/百分点|\d%/.test(match[0]));
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return null;
  const points = found.map((match) => trimmed(match[2] ?? '0'));
  if (!points.every((each) => fits(each, asked)) || found.length > 8) return null;
  const most = capOf(asked);
  const said = {
    rule: 'addition' as const,
    target: null,
    words: asked.text.quote(first.index, last.index + last[0].length),
    partial: 'stated' as const,
  };
  const shown = most === 'full' ? asked.full : most;
  if (points.length > 1) return { ...said, ...priced(asked, found, points, most, shown) };
  return {
    ...said,
    formula: `unit_prices([count(${asked.data}) -> ${points[0]}], cap: ${most})`,
    parameters: { each: points[0] ?? '0', cap: shown },
    words: asked.text.clause(first),
    dataset: { name: asked.data, columns: [] },
  };
};

function priced(
  { data }: Asked,
  found: readonly RegExpExecArray[],
  points: readonly string[],
  most: string,
  shown: string,
): Pick<Suggestion, 'formula' | 'parameters' | 'dataset'> {
  const kinds = points.map((_, i) => `第${i + 1}种情形`);
  const prices = points.map((each, i) => `count(${data} where ${kinds[i]}) -> ${each}`);
  return {
    formula: `unit_prices([${prices.join(', ')}], cap: ${most})`,
    parameters: { ...Object.fromEntries(points.map((each, i) => [kinds[i] ?? '', each])), cap: shown },
    dataset: {
      name: data,
      columns: found.map((match, i) => column(kinds[i] ?? '', 'truth', (match[1] ?? '').slice(0, 60))),
    },
  };
}

/** 每引进一个得10分,最高30分;每外出一次得2分,最高20分: parts with a cap each. */
export const readAdditions: Reader = (asked) => {
  const found = [...asked.text.plain.matchAll(partCap)];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length < 2) return null;
  if (found.reduce((sum, match) => sum + Number(match[2]), 0) > Number(asked.full)) return null;
  const kinds = found.map((_, i) => `属第${i + 1}项`);
  const parts = found.map(
    (match, i) =>
      `unit_prices([count(${asked.data} where ${kinds[i]}) -> ${trimmed(match[1] ?? '0')}], cap: ${trimmed(match[2] ?? '0')})`,
  );
  return {
    rule: 'addition',
    formula: parts.join(' + '),
    target: null,
    parameters: Object.fromEntries(found.map((match, i) => [kinds[i] ?? '', `${match[1]}/${match[2]}`])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: {
      name: asked.data,
      columns: found.map((match, i) => column(kinds[i] ?? '', 'truth', match[0].slice(0, 60))),
    },
    partial: 'stated',
  };
};

const levelled = new RegExp(
  `(国家级?|省部级|省级?|市级?|县级?|区级?|乡镇级)[^,。;省市县区]{0,20}?,?的?,?(?:加|得|计)${number}分`,
  'g',
);

/** 省级推广的加5分,市级推广的加2分: the highest level counts, unless each one does (每). */
export const readLevels: Reader = (asked) => {
  const found = [...asked.text.plain.matchAll(levelled)];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length < 2) return null;
  const points = found.map((match) => trimmed(match[2] ?? '0'));
  const levels = found.map((match) => (match[1] ?? '').replace(/级?$/, '级'));
  if (!points.every((each) => fits(each, asked)) || new Set(levels).size < levels.length) return null;
  const rows = levels.map((level) => `count(${asked.data} where 级别 = "${level}")`);
  const each = /每/.test(asked.text.plain) && !/就高|不重复|不累计|最高级/.test(asked.text.plain);
  const most = capOf(asked);
  return {
    rule: 'addition',
    formula: each
      ? `unit_prices([${rows.map((row, i) => `${row} -> ${points[i]}`).join(', ')}], cap: ${most})`
      : `highest([${rows.map((row, i) => `${row} > 0 -> ${points[i]}`).join(', ')}], otherwise: 0)`,
    target: null,
    parameters: Object.fromEntries(levels.map((level, i) => [level, points[i] ?? '0'])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: {
      name: asked.data,
      columns: [{ name: '级别', type: 'choice', choices: levels, description: '认定的级别' }],
    },
    partial: 'stated',
  };
};
