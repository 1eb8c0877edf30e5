import type { DraftIndicator } from '../extract/draft.ts';
import { emptyRule, fractionIn } from '../suggest/fraction.ts';
import { growing } from '../suggest/rate.ts';
import type { Reading } from '../suggest/reading.ts';
import type { Suggestion } from '../suggest/suggestion.ts';
import { choice, quoted, type Said } from './question.ts';

/** What a whole place produces, earns or uses is never nothing. */
const neverZeroBase =
  /产值|生产总值|GDP|增加值|收入|投资|零售额|用电量|用水量|能耗|存款|贷款|人均|产量|面积|人口|客流量|吞吐量/i;
const settledBase =
  /(?:基数|上年|去年|上一?年度?|同期)[^,。;\d]{0,8}(?:(?:为|是|等于)(?:0|零)(?![\d.])|没有|无)/;

/** Growth on a year that may have had none. */
export function zeroBase(text: Reading, { name }: DraftIndicator, found: Suggestion | null): Said[] {
  const { plain } = text;
  const match = growing.exec(plain + name);
  const scored =
    found === null ? /\d(?:\.\d+)?%|增长率|增幅|每增/.test(plain) : /growth\(/.test(found.formula);
  if (match === null || !scored || settledBase.test(plain) || neverZeroBase.test(plain + name)) return [];
  return [
    {
      code: 'zero-base',
      quote: match.index < plain.length ? text.clause(match) : name,
      message: '按增长率考核，没有写明上年数为零时怎么算。',
      choices: [
        choice('上年为零、本年大于零的得满分', '从无到有算完成'),
        choice('上年为零的不考核这一项', '该项分值按不适用处理'),
        choice('改按绝对数考核', '要补充目标数'),
      ],
    },
  ];
}

/**
 * What comes to a unit from outside, or goes wrong there: a good or a small one may have none of it all year. People,
 * places, plans and tasks are there whenever they are assessed.
 */
const mayNotHappen =
  /投诉|信访|来信|来访|上访|举报|报警|案件|隐患|问题|事故|事件|火灾|灾情|险情|缺陷|差错|不合格|违法|违规|处罚|申请|受理|收到|接到|接收|来文|留言|咨询|诉求|提案|建议|议案|复议|诉讼|督办|交办|转办|派单|预警|舆情|通报|纠纷|故障/;
/** 预警责任人数 are people, whatever they are there for. */
const alwaysThere =
  /(?:人|人数|人员|用户|户|户数|面积|天数|人口|学生|职工|居民|单位|村|社区|站|所|点位)(?:总数|数)?$/;

/** A ratio of things that need not have happened, when the text does not say what nothing counts as. */
export function zeroDenominator(text: Reading, { points }: DraftIndicator, found: Suggestion | null): Said[] {
  const parts = fractionIn(text.plain);
  if (parts === null || /分值|总分/.test(parts.denominator)) return [];
  if (!mayNotHappen.test(parts.denominator) || alwaysThere.test(parts.denominator)) return [];
  if (emptyRule(text.plain, points) !== null) return [];
  if (found !== null && !/when_empty: missing/.test(found.formula)) return [];
  return [
    {
      code: 'zero-denominator',
      quote: text.clause(parts.match),
      message: `没有写明${quoted(parts.denominator)}为零时怎么算。`,
      choices: [
        choice('得满分', '没有此类事项的单位不吃亏'),
        choice('不考核这一项', '该项分值按不适用处理'),
        choice('得0分', '没有此类事项的单位失去全部分值'),
      ],
    },
  ];
}
