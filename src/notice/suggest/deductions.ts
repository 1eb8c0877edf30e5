import { exactDecimal, parseDecimal } from '../../core/quantity/decimal.ts';
import { floorOf, losing } from './floor.ts';
import { type Asked, column, fits, measure, number, type Reader, trimmed } from './suggestion.ts';

const perEvent = new RegExp(
  `(?:每(?!低|降|少于|减|下降|提高|增|超过?\\d|高)[^,。;:]{0,24}?|(?:发生|出现|发现|存在)?[^,。;:每]{0,16}?[1一]${measure}[^,。;:]{0,12}?),?(?:的?,?)?(?:酌情)?扣(?:除|减)?(?:本项)?${number}分`,
);

/** 每高1天, 每低1万元, 每超出目标1微克: how far off, not how many times. */
const byDegree =
  /每(?:超过?|超出|高于?|高出|低于?|上升|下降|提高|降低|增加|减少)(?:[\d一]|[^,。;:\d]{0,6}(?:目标|限值|标准)[^,。;:\d]{0,3}\d)/;

/** 每少10人: ten at a time, no points for each. */
const byLots =
  /每(?![年季月周旬天日])[^\d,扣得加减计一二三四五六七八九十]{0,6}(?:[2-9]|\d{2,}|[二三四五六七八九十])/;

/** 每发生一起扣0.5分,扣完为止. */
export const readDeduction: Reader = (asked) => {
  const match = perEvent.exec(asked.text.plain);
  if (match === null || match[1] === undefined || /百分点|\d%/.test(match[0])) return null;
  if (byDegree.test(asked.text.plain) || byLots.test(match[0])) return null;
  const each = trimmed(match[1]);
  if (!fits(each, asked)) return null;
  const repeat = repeatIn(asked);
  const factor = repeat === null ? '' : `, repeat_factor: ${repeat}`;
  return {
    rule: 'deduction',
    formula: below(asked, `deduct(count(${asked.data}), each: ${each}${floorOf(asked)}${factor})`),
    target: null,
    parameters: { each, ...floorParameter(asked), ...(repeat === null ? {} : { repeat }) },
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: [] },
    partial: 'stated',
  };
};

/** A deduction gives nothing at best: what the rule leaves of the full points, less the full points. */
const below = ({ role }: Asked, taken: string): string => (role === 'deduction' ? `${taken} - full` : taken);

function floorParameter(asked: Asked): { readonly floor: string } {
  const stated = parseDecimal(floorOf(asked).replace(', floor: ', ''));
  return { floor: stated === null ? '0' : exactDecimal(stated) };
}

const repeated = /(?:重复|再次|多次|第二次)[^,。;]{0,12}(?:加倍|双倍|翻倍|[2两]倍)/;
const repeatIn = ({ text }: Asked): string | null => (repeated.test(text.plain) ? '2' : null);

const loss = new RegExp(`([^,。;:]{2,40}?),?(?:的,?)?(?:酌情)?扣(?:除|减)?(?:本项)?${number}分`, 'g');

/** 未成立机构的扣2分;未制定计划的扣1分: one case a kind, each kind with its own points. */
export const readLosses: Reader = (asked) => {
  const found = [...asked.text.plain.matchAll(loss)].filter(
    (match) => !/百分点|\d%/.test(match[0]) && !losing.test(match[0]),
  );
  if (byDegree.test(asked.text.plain) || byLots.test(asked.text.plain)) return null;
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length > 8) return null;
  const points = found.map((match) => trimmed(match[2] ?? '0'));
  if (!points.every((each) => fits(each, asked))) return null;
  const kinds = points.map((_, i) => `第${i + 1}种情形`);
  const single = points.length === 1;
  const tiers = points.map((each, i) => `count(${asked.data} where ${kinds[i]}) -> ${each}`).join(', ');
  const taken = single
    ? `deduct(count(${asked.data}), each: ${points[0]}${floorOf(asked)})`
    : `deduct_tiers([${tiers}]${floorOf(asked)})`;
  return {
    rule: 'deduction',
    formula: below(asked, taken),
    target: null,
    parameters: single
      ? { each: points[0] ?? '0', ...floorParameter(asked) }
      : Object.fromEntries(points.map((each, i) => [kinds[i] ?? '', each])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: {
      name: asked.data,
      columns: single
        ? []
        : found.map((match, i) => column(kinds[i] ?? '', 'truth', (match[1] ?? '').slice(0, 60))),
    },
    partial: 'stated',
  };
};

/** One rule of deduction per event; several deductions are tiers. */
export const readSingleLoss: Reader = (asked) =>
  (asked.text.plain.match(/(?<!(?:最多|最高|累计|合计|至多|不超过)可?)扣(?:除|减)?(?:本项)?\d/g) ?? [])
    .length > 1
    ? readLosses(asked)
    : (readDeduction(asked) ?? readLosses(asked));
