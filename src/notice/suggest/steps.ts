import { rateOf } from './rate.ts';
import { column, number, type Reader, trimmed } from './suggestion.ts';

const part = new RegExp(
  `(?:\\((\\d{1,2})\\)|([①-⑳])|(?:^|[。;])(\\d{1,2})[.、])([^;。]{2,120}?),?的?,?(?:得|计|赋)${number}分`,
  'g',
);

/** (1)…得0.5分;(2)…得0.5分. */
export const readChecklist: Reader = (asked) => {
  const parts = [...asked.text.plain.matchAll(part)];
  if (parts.length < 2 || parts.some((match) => /每/.test(match[4] ?? ''))) return null;
  const points = parts.map((match) => trimmed(match[5] ?? '0'));
  const thousandths = points.reduce((total, each) => total + Math.round(Number(each) * 1000), 0);
  if (thousandths > Math.round(Number(asked.full) * 1000)) return null;
  const first = parts[0];
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  const names = points.map((_, i) => `第${i + 1}项完成`);
  const cases = points.map((each, i) => `count(${asked.data} where ${names[i]}) > 0 -> ${each}`);
  return {
    rule: 'checklist',
    formula: `checklist([${cases.join(', ')}])`,
    target: null,
    parameters: Object.fromEntries(points.map((each, i) => [`part${i + 1}`, each])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: {
      name: asked.data,
      columns: parts.map((match, i) => column(names[i] ?? '', 'truth', (match[4] ?? '').slice(0, 60))),
    },
    partial: 'stated',
  };
};

const band = new RegExp(
  `(?:达到?|在|为|高于|超过|不低于|大于|≥)?${number}(%|分|次|个|件|项|场|篇|户|人|家)?(?:\\((?:含|不含)[^()]*\\))?(?:(?:[-~至—–]|≤[^,。;<≤]{0,12}[<≤])(?:${number})(?:%|分)?)?(?:\\((?:含|不含)[^()]*\\))?(及以上|以上|以下)?(?:(?:不足|未满|低于)\\d+(?:\\.\\d+)?(?:%|分)?)?[^,。;\\d%]{0,16},?(?:得|计|赋)(满分|${number}分)`,
  'g',
);

/** 90%以上得5分,75%以上得3分. Bounds that two bands share belong to the better one. */
export const readBands: Reader = (asked) => {
  const found = [...asked.text.plain.matchAll(band)].filter(
    (match) => match[4] !== '以下' && !/每[^,。;]{0,12}$/.test(asked.text.plain.slice(0, match.index)),
  );
  if (found.length < 2) return null;
  const bounds = found.map((match) => ({
    from: trimmed(match[1] ?? '0'),
    percent: /%/.test(match[0]),
    points: match[5] === '满分' ? 'full' : trimmed(match[6] ?? '0'),
  }));
  const percent = bounds.every((each) => each.percent);
  const unitOfBand = found[0]?.[2];
  const scores = unitOfBand !== undefined && !percent && found.every((match) => match[2] === unitOfBand);
  const descending = bounds.every((each, i) => i === 0 || Number(each.from) < Number(bounds[i - 1]?.from));
  const fits = bounds.every((each) => each.points === 'full' || Number(each.points) <= Number(asked.full));
  const [first, last] = [found[0], found.at(-1)];
  if ((!percent && !scores) || !descending || !fits || first === undefined || last === undefined) return null;
  const exclusive = /^(?:高于|超过|大于)/.test(first[0]);
  const scored = unitOfBand === '分';
  const x = percent
    ? rateOf(asked).formula
    : scored
      ? `mean(测评得分 of ${asked.data})`
      : `count(${asked.data})`;
  const cases = bounds.map((each) => `${each.from}${percent ? '%' : ''} -> ${each.points}`).join(', ');
  return {
    rule: 'bands',
    formula: `bands(${x}, [${cases}], edge: ${exclusive ? 'exclusive' : 'inclusive'}, otherwise: 0)`,
    target: null,
    parameters: Object.fromEntries(bounds.map((each) => [`${each.from}${percent ? '%' : ''}`, each.points])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: percent
      ? rateOf(asked).dataset
      : { name: asked.data, columns: scored ? [column('测评得分', 'number', '测评得分')] : [] },
    partial: 'stated',
  };
};

const place = new RegExp(`第([一二三四五六七八九十1-9])名?的?,?(?:得|加|计)${number}分`, 'g');
const digits = '一二三四五六七八九十';

const firstPlaces = new RegExp(
  `(?:前|第?(?:\\d+|[一二三四五六七八九十])(?:至|-|~|—|到)第?)(\\d+|[一二三四五六七八九十])(?:名|位)?的?,?(?:得|加|计)${number}分`,
  'g',
);
const others = new RegExp(`(?:其余|其他|其它)(?:的|单位|名次)*,?(?:得|加|计)${number}分`);

/** 第一名得5分,第二名得3分; 前3名得10分,4-6名得8分,其余得5分. */
export const readRanking: Reader = (asked) => {
  const single = [...asked.text.plain.matchAll(place)];
  const found = single.length > 0 ? single : [...asked.text.plain.matchAll(firstPlaces)];
  const rest = others.exec(asked.text.plain);
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || !/排名|名次|排位|名/.test(asked.text.plain)) return null;
  const steps = found.map((match) => {
    const rank = digits.includes(match[1] ?? '') ? digits.indexOf(match[1] ?? '') + 1 : Number(match[1]);
    return { rank, points: trimmed(match[2] ?? '0') };
  });
  if (
    [...steps.map((each) => each.points), rest?.[1] ?? '0'].some((each) => Number(each) > Number(asked.full))
  )
    return null;
  const rank = `peer_rank(sum(数值 of ${asked.data}), first: highest, ties: min, peers_missing: ignore)`;
  const formula = steps.reduceRight(
    (below, each) => `if ${rank} <= ${each.rank} then ${each.points} else ${below}`,
    trimmed(rest?.[1] ?? '0'),
  );
  return {
    rule: 'ranking',
    formula,
    target: null,
    parameters: Object.fromEntries(steps.map((each) => [`rank${each.rank}`, each.points])),
    words: asked.text.quote(
      first.index,
      Math.max(last.index + last[0].length, (rest?.index ?? 0) + (rest?.[0].length ?? 0)),
    ),
    dataset: { name: asked.data, columns: [column('数值', 'integer', '据以排名的数值')] },
    partial: 'stated',
  };
};
