import { type Asked, column, fits, number, type Reader, trimmed } from './suggestion.ts';

const digits = '一二三四五六七八九十';
const rankWord = '(\\d+|[一二三四五六七八九十])';
const place = new RegExp(`第${rankWord}名?的?,?(?:得|加|计)(满分|${number}分)`, 'g');
const firstPlaces = new RegExp(
  `(?:排名|位列|排)?(?:前|第?${rankWord}(?:至|-|~|—|到)第?)${rankWord}(?:名|位)?的?,?(?:得|加|计)(满分|${number}分)`,
  'g',
);
const lastNothing = new RegExp(
  `(?:(?:后|末|倒数)${rankWord}(?:名|位)|末位|最后[1一](?:名|位)|倒数第[1一](?:名|位)?)的?[^,。;]{0,4},?不得分`,
);
const lastPlaces = new RegExp(
  `(?:后|末|倒数(?:前|后)?)${rankWord}(?:名|位)的?,?(得|计|扣|减)${number}分|(?:最后|倒数第)(?:1|一)(?:名|位)的?,?(得|计|扣|减)${number}分`,
);
const others = new RegExp(
  `(?:其余|其他|其它|\\d+(?:名|位)(?:以后|之后|及以后|以下))(?:的|单位|名次|乡镇|部门)*,?(?:得|加|计)(满分|${number}分)`,
);
const stepDown = new RegExp(
  `(?:名次)?(?:每|依次|逐名)(?:下?降低?|下滑|递减|后退|落后|低)?(?:1|一)?(?:个)?(?:名次|名|位)?的?,?(?:依次)?(?:递减|扣(?:减)?|减(?:少)?)${number}分`,
);

interface Step {
  readonly rank: number;
  readonly points: string;
}

const rankOf = (text: string): number => (digits.includes(text) ? digits.indexOf(text) + 1 : Number(text));
const pointsOf = (said: string | undefined, points: string | undefined): string =>
  said === '满分' ? 'full' : trimmed(points ?? '0');

/** 第一名得5分,第二名得3分; 前3名得10分,其余得5分; 第1名得20分,每降一名扣1分; 后三名扣2分. */
export const readRanking: Reader = (asked) => {
  const { plain } = asked.text;
  if (!/排名|名次|排位|排序|名/.test(plain)) return null;
  const singles = [...plain.matchAll(place)];
  const found = singles.length > 0 ? singles : [...plain.matchAll(firstPlaces)];
  const steps = found.map((match): Step => {
    const [rank, said, points] = singles.length > 0 ? match.slice(1) : match.slice(2);
    return { rank: rankOf(rank ?? ''), points: pointsOf(said, points) };
  });
  const [last, rest, each] = [lastPlaces.exec(plain), others.exec(plain), stepDown.exec(plain)];
  const nothing = lastNothing.exec(plain);
  if (steps.length === 0 && last === null && nothing === null) return null;
  const read = {
    steps,
    last: last === null ? lastWithout(nothing) : lastOf(last, asked),
    rest: rest === null ? null : pointsOf(rest[1], rest[2]),
    each: each?.[1] ?? null,
  };
  const all = [...steps.map(({ points }) => points), read.last?.points ?? '0', read.rest ?? '0'];
  if (!all.every((points) => points === 'full' || fits(points.replace('-', ''), asked))) return null;
  const formula = formulaOf(asked, read);
  const matches = [...found, last ?? nothing, rest, each].filter((match) => match !== null);
  if (formula === null) return null;
  return {
    rule: 'ranking',
    formula,
    target: null,
    parameters: parametersOf(plain, read),
    words: asked.text.quote(
      Math.min(...matches.map(({ index }) => index)),
      Math.max(...matches.map((match) => match.index + match[0].length)),
    ),
    dataset: { name: asked.data, columns: [column('数值', 'number', '据以排名的数值')] },
    partial: 'stated',
  };
};

interface Read {
  readonly steps: readonly Step[];
  readonly last: Step | null;
  readonly rest: string | null;
  readonly each: string | null;
}

/** 末位不得分. */
const lastWithout = (match: RegExpExecArray | null): Step | null =>
  match === null ? null : { rank: rankOf(match[1] ?? '1'), points: '0' };

/** 后三名得10分, or 扣2分 of the item. */
function lastOf(match: RegExpExecArray | null, { role }: Asked): Step | null {
  if (match === null) return null;
  const [, rank = '1', verb, points, single, one] = match;
  const said = trimmed(points ?? one ?? '0');
  const taken = /扣|减/.test(verb ?? single ?? '');
  return { rank: rankOf(rank), points: !taken ? said : role === 'deduction' ? `-${said}` : `full - ${said}` };
}

const fromBelow = (plain: string): boolean =>
  /(?:由|从)(?:低|少|小)(?:到|至)(?:高|多|大)|升序|越低越/.test(plain);

function formulaOf({ data, text, role }: Asked, { steps, last, rest, each }: Read): string | null {
  const low = fromBelow(text.plain);
  const rank = (first: boolean): string =>
    `peer_rank(sum(数值 of ${data}), first: ${first === low ? 'lowest' : 'highest'}, ties: min, peers_missing: ignore)`;
  const [top] = steps;
  if (each !== null && top !== undefined && steps.length === 1 && top.rank === 1) {
    const falling = `${top.points} - ${trimmed(each)} * (${rank(true)} - 1)`;
    return `clamp(${falling}, 0, full)`;
  }
  if (each !== null) return null;
  const nothing = role === 'deduction' || steps.length > 0 ? '0' : 'full';
  const middle = rest ?? nothing;
  const tail =
    last === null ? middle : `if ${rank(false)} <= ${last.rank} then ${last.points} else ${middle}`;
  return steps.reduceRight(
    (below, step) => `if ${rank(true)} <= ${step.rank} then ${step.points} else ${below}`,
    tail,
  );
}

const parametersOf = (plain: string, { steps, last, rest, each }: Read): Record<string, string> => ({
  ...Object.fromEntries(steps.map(({ rank, points }) => [`rank${rank}`, points])),
  ...(last === null ? {} : { [`last${last.rank}`]: last.points }),
  ...(rest === null ? {} : { otherwise: rest }),
  ...(each === null ? {} : { step: trimmed(each) }),
  ...(fromBelow(plain) ? { first: 'lowest' } : {}),
});
