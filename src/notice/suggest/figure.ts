import { fractionIn } from './fraction.ts';
import { allOrNothing, proportional } from './rates.ts';
import { type Asked, plainName, type Reader, type Suggestion, trimmed } from './suggestion.ts';
import { actual, againstNamed, namedTarget, targetInColumn, wanted } from './target.ts';

const unit =
  '(?:平方米|平方公里|公里|万元|亿元|元|亩|公顷|吨|学时|小时|天|个?工作日|分钟|‰|微克\\/立方米|度|℃|倍)';
const figure = new RegExp(
  `(达到?|不低于|不少于|高于|≥|不超过|不高于|不多于|低于|控制在|≤)(\\d+(?:\\.\\d+)?)(${unit})?(?:及)?(以上|以内|以下)?(?=[,。;]|的?,?得|即|$)`,
);
const most = /不超过|不高于|不多于|低于|控制在|≤|以内|以下|不突破/;

/** 达到0.58, 不超过5天, 达到年度目标值: a figure of the unit's own against one that is said, or only named. */
export const readFigure: Reader = (asked) => {
  const { plain } = asked.text;
  if (/每|扣/.test(plain)) return null;
  const column = targetInColumn(plain);
  if (column !== null && Number(column.value) > 0)
    return suggested(asked, column.match, column.value, column.value);
  const named = namedTarget(plain);
  const match = named === null ? figure.exec(plain) : new RegExp(`[^,。;]{0,4}${escaped(named)}`).exec(plain);
  if (match === null || (named === null && /^\d+$/.test(match[2] ?? '') && match[3] === undefined))
    return null;
  const asFigure = named === null ? trimmed(match[2] ?? '0') : null;
  return suggested(asked, match, asFigure, named ?? trimmed(match[2] ?? '0'));
};

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

function suggested(
  asked: Asked,
  match: RegExpExecArray,
  asFigure: string | null,
  name: string,
): Suggestion | null {
  const { plain } = asked.text;
  const limited = most.test(match[0]);
  const strict = allOrNothing.test(plain) || /超过的?,?(?:一律)?(?:不得分|得0分)/.test(plain);
  const shared = proportional.test(plain);
  if (limited && !strict && !/得满分/.test(plain)) return null;
  const [x, wants] = [actual(asked.data), asFigure === null ? wanted(asked.data) : 'target'];
  const parts = partsOf(asked);
  const all = strict || limited;
  const zero = asFigure === null ? ', zero_target: missing' : '';
  return {
    rule: all ? 'threshold' : 'rate-to-target',
    formula: all
      ? `threshold(${x}, ${limited ? 'at_most' : 'at_least'}: ${wants})`
      : `pro_rata(${x}, target: ${wants}${zero})`,
    target: asFigure,
    parameters: { [limited ? 'limit' : 'target']: name, ...parts },
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: againstNamed(false).slice(0, asFigure === null ? 2 : 1) },
    partial: strict || shared ? 'stated' : 'not-stated',
  };
}

function partsOf({ text }: Asked): Readonly<Record<string, string>> {
  const found = fractionIn(text.plain);
  if (found === null) return {};
  return { numerator: plainName(found.numerator), denominator: plainName(found.denominator) };
}
