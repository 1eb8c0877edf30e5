import { floorOf } from './floor.ts';
import { type Asked, column, fits, number, type Reader, type Suggestion, trimmed } from './suggestion.ts';

const day =
  /(?:\d{4}年|每年)?\d{1,2}月\d{1,2}[日号](?:之?前|以前)|(?:每|次|当)月(?:的)?\d{1,2}[日号](?:之?前|以前)|(?:每|次)?季度?(?:首月|第[1一]个月|末月?|后)\d{1,2}[日号](?:之?前|以前|内)|(?:\d{1,2}月|每?月|年|每?季度?|半年)(?:末|底)(?:之?前|以前)|每周[一二三四五六日天](?:之?前|以前)/;
const inTime = /按时|按期|及时|按规定时间|规定时限内|\d{1,3}个?(?:工作日|日|天)(?:之?内|以内)/;
const late = '(?:每?(?:逾期|超期|迟报|延迟|延期|超时|推迟|晚报|迟交|滞后))';
const lateEach = new RegExp(
  `${late}(?:报送|上报|提交|公开|办理|完成|答复|的)*,?(?:每)?[1一]?个?(工作日|天|日|次|件|期|份|条|项)(?:的)?,?扣(?:除|减)?${number}分`,
);
const allLost = new RegExp(
  `(?:${late}|未按时|未按期|不按时)[^,。;]{0,12}?(?:不得分|得0分|(?<!\\d)0分)|(?:按时|按期|时间|前)[^,。;]{0,16}得满分`,
);

const columns = [
  column('时限', 'date', '办法规定的时限'),
  column('完成时间', 'date', '完成日期，未完成的留空'),
];

/** 6月30日前报送的得满分,逾期不得分; 每月5日前报送,逾期一天扣0.5分. */
export const readDeadline: Reader = (asked) => {
  const each = lateEach.exec(asked.text.plain);
  const stated = day.exec(asked.text.plain);
  if (each !== null) return lostEach(asked, each, stated?.[0] ?? null);
  const rule = allLost.exec(asked.text.plain);
  if (rule === null || (stated === null && !inTime.test(asked.text.plain))) return null;
  return suggested(asked, rule, {
    formula: `if count(${asked.data} where 完成时间 is known and 完成时间 <= 时限) > 0 then full else 0`,
    parameters: stated === null ? {} : { deadline: stated[0] },
  });
};

/** Whatever is not finished yet is late up to the day of scoring. */
function lostEach(asked: Asked, match: RegExpExecArray, stated: string | null): Suggestion | null {
  const [, unit = '', points = '0'] = match;
  const each = trimmed(points);
  const daily = /工作日|天|日/.test(unit);
  // 迟报一次扣1分,漏报一次扣2分: being late is only one of the losses.
  if (losses(asked.text.plain) > 1) return null;
  // Without a day, a thing that is late is an event like any other.
  if (!fits(each, asked) || (stated === null && !daily)) return null;
  const done = 'known_or(完成时间, as_of)';
  const between = unit === '工作日' ? 'workdays' : 'days';
  const n = daily
    ? `max(0, sum(${between}(时限, ${done}) of ${asked.data} where ${done} > 时限))`
    : `count(${asked.data} where ${done} > 时限)`;
  const taken = `deduct(${n}, each: ${each}${floorOf(asked)})`;
  return suggested(asked, match, {
    formula: asked.role === 'deduction' ? `${taken} - full` : taken,
    parameters: { ...(stated === null ? {} : { deadline: stated }), each, per: unit === '日' ? '天' : unit },
  });
}

const losses = (plain: string): number =>
  (plain.match(/(?<!(?:最多|最高|累计|合计|至多|不超过)可?)扣(?:除|减)?\d/g) ?? []).length;

const suggested = (
  asked: Asked,
  match: RegExpExecArray,
  said: Pick<Suggestion, 'formula' | 'parameters'>,
): Suggestion => ({
  ...said,
  rule: 'deadline',
  target: null,
  words: asked.text.clause(match),
  dataset: { name: asked.data, columns },
  partial: 'stated',
});
