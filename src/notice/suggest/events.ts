import { emptyRule } from './fraction.ts';
import { type Asked, column, number, type Reader, type Suggestion, trimmed } from './suggestion.ts';

const measure = '(?:次|起|件|项|例|人次|人|天|个工作日|个|条|处|家|份|篇|场|户|宗|批次|期|日|类|张|名|期次)';

const perEvent = new RegExp(
  `(?:每(?!低|降|少于|减|下降|提高|增|超过?\\d|高)[^,。;:]{0,24}?|(?:发生|出现|发现|存在)?[^,。;:每]{0,16}?[1一]${measure}[^,。;:]{0,12}?),?(?:的?,?)?(?:酌情)?扣(?:除|减)?(?:本项)?${number}分`,
);

/** 每发生一起扣0.5分,扣完为止. */
export const readDeduction: Reader = (asked) => {
  const match = perEvent.exec(asked.text.plain);
  if (match === null || match[1] === undefined || /百分点|\d%/.test(match[0])) return null;
  const each = trimmed(match[1]);
  if (Number(each) > Number(asked.full)) return null;
  const count = `count(${asked.data})`;
  const formula =
    asked.role === 'deduction' ? `deduct(${count}, each: ${each}) - full` : `deduct(${count}, each: ${each})`;
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

const short = new RegExp(
  `每(?:低于?|降低|下降|少|减少|相?差)(?:目标值?|于)?(?:于)?([1一]|\\d+(?:\\.\\d+)?)个?(?:百分点|%|百分比)[^,。;]{0,8},?扣(?:减|除)?${number}分`,
);

/** 达到95%得满分,每低1个百分点扣0.5分. */
export const readShortfall: Reader = (asked) => {
  const match = short.exec(asked.text.plain);
  const goal = new RegExp(`${number}%`).exec(
    asked.text.plain.slice(0, match?.index ?? 0).replace(/(\d+)个百分点/g, ''),
  );
  if (match === null || goal?.[1] === undefined || match[2] === undefined) return null;
  const per = match[1] === '一' ? '1' : trimmed(match[1] ?? '1');
  const each = trimmed(match[2]);
  const target = `${trimmed(goal[1])}%`;
  if (Number(each) > Number(asked.full)) return null;
  return {
    rule: 'shortfall',
    formula: `shortfall(${rate(asked)}, target: target, per: ${per}%, each: ${each}, part_unit: ignored)`,
    target,
    parameters: { target, per: `${per}%`, each },
    words: asked.text.clause(match),
    dataset: rateData(asked),
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

/** 发生重大事故的,本项不得分; 一票否决. */
export const readVeto: Reader = (asked) => {
  const match =
    /(?:发生|出现|存在|被|有)[^,。;]{2,40}?的?,?(?:本项|该项|此项)?(?:一律)?(?:不得分|得0分|计0分|扣完|扣?全部?分值|一票否决|0分)|一票否决/.exec(
      asked.text.plain,
    );
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

export const rate = (asked: Asked): string =>
  `ratio(sum(完成数 of ${asked.data}), sum(应完成数 of ${asked.data}), when_empty: ${emptyRule(asked.text.plain) === 'full' ? '100%' : 'missing'})`;

export const rateData = (asked: Asked): Suggestion['dataset'] => ({
  name: asked.data,
  columns: [
    column('完成数', 'integer', '达到要求的数量'),
    column('应完成数', 'integer', '应当达到要求的数量'),
  ],
});
