import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import { compare, subtract } from '../../core/quantity/rational.ts';
import { rateOf, withoutScale } from './rate.ts';
import { type Asked, column, number, type Reader, trimmed } from './suggestion.ts';

const measure = '(?:次|起|件|项|例|人次|人|天|个工作日|个|条|处|家|份|篇|场|户|宗|批次|期|日|类|张|名|期次)';

const perEvent = new RegExp(
  `(?:每(?!低|降|少于|减|下降|提高|增|超过?\\d|高)[^,。;:]{0,24}?|(?:发生|出现|发现|存在)?[^,。;:每]{0,16}?[1一]${measure}[^,。;:]{0,12}?),?(?:的?,?)?(?:酌情)?扣(?:除|减)?(?:本项)?${number}分`,
);

/** 每高1天, 每低1万元: how far off, not how many times. */
const byDegree = /每(?:超过?|高于?|高出|低于?|上升|下降|提高|降低|增加|减少)[\d一]/;

/** 每少10人: ten at a time, no points for each. */
const byLots = /每[^\d,扣得加减计一二三四五六七八九十]{0,6}(?:[2-9]|\d{2,}|[二三四五六七八九十])/;

/** 每发生一起扣0.5分,扣完为止. */
export const readDeduction: Reader = (asked) => {
  const match = perEvent.exec(asked.text.plain);
  if (match === null || match[1] === undefined || /百分点|\d%/.test(match[0])) return null;
  if (byDegree.test(asked.text.plain) || byLots.test(match[0])) return null;
  const each = trimmed(match[1]);
  if (Number(each) > Number(asked.full)) return null;
  const floor = floorOf(asked);
  const taken = `deduct(count(${asked.data}), each: ${each}${floor})`;
  const formula = asked.role === 'deduction' ? `${taken} - full` : taken;
  return {
    rule: 'deduction',
    formula,
    target: null,
    parameters: { each, floor: '0' },
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: [] },
    partial: 'stated',
  };
};

const most = new RegExp(`(?:最多|最高|累计|合计|至多|不超过)可?扣(?:除|减)?${number}分`);

/** 最多扣5分 of an item with 10: the other five are never lost. Empty where the whole item can be lost. */
function floorOf({ text, full }: Asked): string {
  const cap = parseDecimal(most.exec(text.plain)?.[1] ?? '');
  const points = parseDecimal(full);
  if (cap === null || points === null) return '';
  return compare(cap, points) < 0 ? `, floor: ${exactDecimal(subtract(points, cap))}` : '';
}

const loss = new RegExp(`([^,。;:]{2,40}?),?(?:的,?)?(?:酌情)?扣(?:除|减)?(?:本项)?${number}分`, 'g');

/** 未成立机构的扣2分;未制定计划的扣1分: one case a kind, each kind with its own points. */
export const readLosses: Reader = (asked) => {
  const found = [...asked.text.plain.matchAll(loss)].filter(
    (match) => !/百分点|\d%/.test(match[0]) && !most.test(match[0]),
  );
  if (byDegree.test(asked.text.plain) || byLots.test(asked.text.plain)) return null;
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length > 8) return null;
  const points = found.map((match) => trimmed(match[2] ?? '0'));
  if (points.some((each) => Number(each) > Number(asked.full))) return null;
  const kinds = points.map((_, i) => `第${i + 1}种情形`);
  const [only] = points;
  const taken =
    points.length === 1 && only !== undefined
      ? `deduct(count(${asked.data}), each: ${only}${floorOf(asked)})`
      : `deduct_tiers([${points.map((each, i) => `count(${asked.data} where ${kinds[i]}) -> ${each}`).join(', ')}]${floorOf(asked)})`;
  return {
    rule: 'deduction',
    formula: asked.role === 'deduction' ? `${taken} - full` : taken,
    target: null,
    parameters: Object.fromEntries(points.map((each, i) => [kinds[i] ?? '', each])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: {
      name: asked.data,
      columns:
        points.length === 1
          ? []
          : found.map((match, i) => column(kinds[i] ?? '', 'truth', (match[1] ?? '').slice(0, 60))),
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
  if (points.some((each) => Number(each) > Number(asked.full)) || new Set(levels).size < levels.length)
    return null;
  const each = /每/.test(asked.text.plain);
  const rows = levels.map((level) => `count(${asked.data} where 级别 = "${level}")`);
  const formula = each
    ? `unit_prices([${rows.map((row, i) => `${row} -> ${points[i]}`).join(', ')}], cap: full)`
    : `highest([${rows.map((row, i) => `${row} > 0 -> ${points[i]}`).join(', ')}], otherwise: 0)`;
  return {
    rule: 'addition',
    formula,
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

const gainPart = new RegExp(
  `每[^,。;:扣]{1,30}?,?的?,?(?:得|加|计|奖)${number}分,?(?:最高|最多|不超过|上限)(?:得|加|计|为)?${number}分`,
  'g',
);

/** 每引进一个得10分,最高30分;每外出一次得2分,最高20分: parts with a cap each. */
export const readAdditions: Reader = (asked) => {
  const found = [...asked.text.plain.matchAll(gainPart)];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length < 2) return null;
  const caps = found.reduce((sum, match) => sum + Number(match[2]), 0);
  if (caps > Number(asked.full)) return null;
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

const short = new RegExp(
  `每(?:低于?|降低|下降|少|减少|相?差)(?:目标值?|于)?(?:于)?([1一]|\\d+(?:\\.\\d+)?)个?(?:百分点|%|百分比)[^,。;]{0,8},?扣(?:减|除)?${number}分`,
);

/** 达到95%得满分,每低1个百分点扣0.5分. */
export const readShortfall: Reader = (asked) => {
  const match = short.exec(asked.text.plain);
  const goal = new RegExp(`${number}%`).exec(
    withoutScale(asked.text.plain.slice(0, match?.index ?? 0)).replace(/(\d+)个百分点/g, ''),
  );
  if (match === null || goal?.[1] === undefined || match[2] === undefined) return null;
  const per = match[1] === '一' ? '1' : trimmed(match[1] ?? '1');
  const each = trimmed(match[2]);
  const target = `${trimmed(goal[1])}%`;
  if (Number(each) > Number(asked.full)) return null;
  return {
    rule: 'shortfall',
    formula: `shortfall(${rateOf(asked).formula}, target: target, per: ${per}%, each: ${each}, part_unit: ignored)`,
    target,
    parameters: { target, per: `${per}%`, each },
    words: asked.text.clause(match),
    dataset: rateOf(asked).dataset,
    partial: 'stated',
  };
};

const over = new RegExp(
  `(?:控制在|不超过|不高于|低于|小于|≤)${number}%[^。;]{0,20}?每(?:超过?|高于?|高出|上升|增加)(?:[1一])个?(?:百分点|%)[^,。;]{0,8},?扣(?:减|除)?${number}分`,
);

/** 控制在30%以内得满分,每超1个百分点扣2分. */
export const readExcess: Reader = (asked) => {
  const match = over.exec(asked.text.plain);
  if (match?.[1] === undefined || match[2] === undefined || Number(match[2]) > Number(asked.full))
    return null;
  const [limit, each] = [`${trimmed(match[1])}%`, trimmed(match[2])];
  return {
    rule: 'shortfall',
    formula: `excess(${rateOf(asked).formula}, limit: target, per: 1%, each: ${each}, part_unit: ignored)`,
    target: limit,
    parameters: { limit, per: '1%', each },
    words: asked.text.clause(match),
    dataset: rateOf(asked).dataset,
    partial: 'stated',
  };
};

const perGain = new RegExp(
  `每(?!低|降|少|减)[^,。;:扣]{0,24}?(?:${measure})?[^,。;:扣]{0,14}?,?的?,?(?:得|加|计|奖励?|给予?|可?加)(?:奖励)?${number}分`,
);
const cap = new RegExp(
  `(?:最高|最多|上限|不超过|封顶|累计不超过|总分不超过)(?:得|加|计|为)?${number}分|${number}分(?:封顶|为限)`,
);

/** 每完成一项得1分,最高5分. */
export const readAddition: Reader = (asked) => {
  const match = perGain.exec(asked.text.plain);
  if (match === null || match[1] === undefined) return null;
  const each = trimmed(match[1]);
  const limit = cap.exec(asked.text.plain);
  const most = trimmed(limit?.[1] ?? limit?.[2] ?? asked.full);
  const capped = Number(most) < Number(asked.full) ? most : 'full';
  if (Number(each) > Number(asked.full)) return null;
  return {
    rule: 'addition',
    formula: `unit_prices([count(${asked.data}) -> ${each}], cap: ${capped})`,
    target: null,
    parameters: { each, cap: capped === 'full' ? asked.full : most },
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: [] },
    partial: 'stated',
  };
};

const nothing = '(?:不得分|得0分|计0分|扣完|扣?全部?分值|一票否决|(?<![\\d.])0分)';
const happened = new RegExp(
  `(?:发生|出现|存在|被|有)[^,。;]{2,40}?的?,?(?:本项|该项|此项)?(?:一律)?${nothing}|一票否决`,
);
const undone = new RegExp(`(?:未|没有)[^,。;]{2,40}?的?,?(?:本项|该项|此项)?(?:一律)?${nothing}`);

/** 发生重大事故的,本项不得分; 一票否决. */
export const readVeto: Reader = (asked) => {
  const { plain } = asked.text;
  // 未达到95%不得分 is a threshold and not an event.
  const match = /%|比例/.test(plain) ? happened.exec(plain) : (happened.exec(plain) ?? undone.exec(plain));
  if (match === null) return null;
  const zeroed = asked.role === 'deduction' ? '-full' : '0';
  return {
    rule: 'veto',
    formula: `if count(${asked.data}) > 0 then ${zeroed} else ${asked.role === 'deduction' ? '0' : 'full'}`,
    target: null,
    parameters: {},
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: [] },
    partial: 'stated',
  };
};
