import { lessIsBetter, rateOf } from './rate.ts';
import { type Asked, column, fits, number, type Reader, type Suggestion, trimmed } from './suggestion.ts';

const unitOfBand = '(%|分|次|个|件|项|场|篇|户|人|家|天|小时|个?工作日|名|起|万元|元)';
const edge = '(?:\\((?:含|不含)[^()]*\\))?';
const award = `[^,。;\\d%]{0,16},?(?:得|计|赋)(满分|${number}分)`;
const band = new RegExp(
  `(?:达到?|在|为|高于|超过|不低于|大于|≥)?${number}${unitOfBand}?${edge}(?:(?:[-~至—–]|≤[^,。;<≤]{0,12}[<≤])${number}${unitOfBand}?)?${edge}(及以上|以上|以下|以内|内)?(?:(?:不足|未满|低于)\\d+(?:\\.\\d+)?(?:%|分)?)?${award}`,
  'g',
);
const rest = new RegExp(
  `(?:(?:不足|低于|未达到?|未满)\\d[^,。;]{0,8}|其余|其他|否则)的?[^,。;\\d%]{0,6},?(?:得|计|赋)${number}分`,
);

interface Band {
  readonly match: RegExpExecArray;
  readonly from: string;
  readonly to: string | null;
  readonly unitOfMeasure: string | null;
  readonly below: boolean;
  readonly points: string;
}

const toBand = (match: RegExpExecArray): Band => ({
  match,
  from: trimmed(match[1] ?? '0'),
  to: match[3] === undefined ? null : trimmed(match[3]),
  unitOfMeasure: match[4] ?? match[2] ?? null,
  below: /以下|内/.test(match[5] ?? ''),
  points: match[6] === '满分' ? 'full' : trimmed(match[7] ?? '0'),
});

/** 90%以上得5分,75%以上得3分. Bounds that two bands share belong to the better one. */
export const readBands: Reader = (asked) => {
  const { plain } = asked.text;
  const found = [...plain.matchAll(band)]
    .filter((match) => !/每[^,。;]{0,12}$/.test(plain.slice(0, match.index)))
    .map(toBand);
  const percent = found.every(({ match }) => /%/.test(match[0]));
  const unit = found.find(({ unitOfMeasure }) => unitOfMeasure !== null)?.unitOfMeasure ?? null;
  const alike = found.every(
    ({ unitOfMeasure }) => unitOfMeasure === unit || (percent && unitOfMeasure === null),
  );
  if (unit === null || !alike || !found.every(({ points }) => points === 'full' || fits(points, asked)))
    return null;
  const falling = found.filter(({ below }) => !below);
  const low = found.find(({ below }) => below);
  if (falling.length >= 2 && descends(falling)) {
    const otherwise = low?.points ?? trimmed(rest.exec(plain)?.[1] ?? '0');
    return suggested(asked, found, { unit, cases: falling, otherwise });
  }
  return found.length >= 2 && found[0]?.below === true && ascends(found)
    ? fromBelow(asked, found, unit)
    : null;
};

const descends = (bands: readonly Band[]): boolean =>
  bands.every(({ from }, i) => i === 0 || Number(from) < Number(bands[i - 1]?.from));

const upTo = ({ from, to }: Band): string => to ?? from;
const ascends = (bands: readonly Band[]): boolean =>
  bands.every((each, i) => i === 0 || Number(upTo(each)) > Number(upTo(bands[i - 1] ?? each)));

interface Bands {
  readonly unit: string;
  readonly cases: readonly Band[];
  readonly otherwise: string;
}

function suggested(asked: Asked, found: readonly Band[], { unit, cases, otherwise }: Bands): Suggestion {
  const sign = unit === '%' ? '%' : '';
  const { x, dataset } = measured(asked, unit);
  const exclusive = /^(?:高于|超过|大于)/.test(cases[0]?.match[0] ?? '');
  const listed = cases.map(({ from, points }) => `${from}${sign} -> ${points}`).join(', ');
  return {
    rule: 'bands',
    formula: `bands(${x}, [${listed}], edge: ${exclusive ? 'exclusive' : 'inclusive'}, otherwise: ${otherwise})`,
    target: null,
    parameters: {
      ...Object.fromEntries(cases.map(({ from, points }) => [`${from}${sign}`, points])),
      ...(otherwise === '0' ? {} : { otherwise }),
    },
    words: wordsOf(asked, found),
    dataset,
    partial: 'stated',
  };
}

/** 1%以内得10分,1%至3%得6分: the less the better. */
function fromBelow(asked: Asked, found: readonly Band[], unit: string): Suggestion {
  const sign = unit === '%' ? '%' : '';
  const { x, dataset } = measured(asked, unit, true);
  const otherwise = trimmed(rest.exec(asked.text.plain)?.[1] ?? '0');
  return {
    rule: 'bands',
    formula: found.reduceRight(
      (above, each) => `if ${x} <= ${upTo(each)}${sign} then ${each.points} else ${above}`,
      otherwise,
    ),
    target: null,
    parameters: Object.fromEntries(found.map((each) => [`≤${upTo(each)}${sign}`, each.points])),
    words: wordsOf(asked, found),
    dataset,
    partial: 'stated',
  };
}

const wordsOf = ({ text }: Asked, found: readonly Band[]): string => {
  const [first, last] = [found[0]?.match, found.at(-1)?.match];
  return text.quote(first?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0));
};

function measured(asked: Asked, unit: string, less = false): { x: string; dataset: Suggestion['dataset'] } {
  const { data } = asked;
  const rate = less ? lessIsBetter(rateOf(asked)) : rateOf(asked);
  if (unit === '%') return { x: rate.formula, dataset: rate.dataset };
  const score = { x: `mean(测评得分 of ${data})`, columns: [column('测评得分', 'number', '测评得分')] };
  const figure = { x: `latest(实际值 of ${data})`, columns: [column('实际值', 'number', '实际达到的数')] };
  const found =
    unit === '分' ? score : /天|小时|工作日|元/.test(unit) ? figure : { x: `count(${data})`, columns: [] };
  return { x: found.x, dataset: { name: data, columns: found.columns } };
}
