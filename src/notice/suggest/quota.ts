import { column, number, plainName, type Reader, trimmed } from './suggestion.ts';

const countUnit = '(?:次|起|件|项|例|人次|人|个|条|处|家|份|篇|场|户)';
const quantity = new RegExp(
  `([^,。;:()\\d]{2,24}?)(?:达到?|不少于|不得少于|不低于|至少|≥)?${number}(万?)${countUnit}(?:及)?(?:以上)?`,
  'g',
);

/** 自建应用1个以上,且收集数据1000条以上. */
export const readQuota: Reader = (asked) => {
  if (/按[^,。;]{0,8}比例|率/.test(asked.text.plain)) return null;
  const found = [...asked.text.plain.matchAll(quantity)].filter(
    (match) =>
      /以上|不少于|不得少于|至少|不低于|达到?\d|≥|(?:完成|建成|建立|开展|举办|新增|培育|创建)\d/.test(
        match[0],
      ) && !/每|扣|得\d|超过|分之/.test(match[0]),
  );
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length > 3) return null;
  const names = found.map((match, i) => quantityName(match[1] ?? '', i));
  const conditions = found.map((match, i) => {
    const wanted = match[3] === '万' ? String(Number(match[2]) * 10_000) : trimmed(match[2] ?? '0');
    return `sum(${names[i]} of ${asked.data}) >= ${wanted}`;
  });
  return {
    rule: 'quota',
    formula: `if ${conditions.join(' and ')} then full else 0`,
    target: null,
    parameters: Object.fromEntries(found.map((match, i) => [names[i] ?? '', trimmed(match[2] ?? '0')])),
    words: asked.text.quote(first.index, last.index + last[0].length),
    dataset: {
      name: asked.data,
      columns: names.map((name) => column(name, 'integer', '数量')),
    },
    partial: /(?:否则|未达到|达不到|未完成|不达标)[^,。;]{0,8}(?:不得分|0分)|得(?:满分|\d+(?:\.\d+)?分)/.test(
      asked.text.plain,
    )
      ? 'stated'
      : 'not-stated',
  };
};

const quantityName = (text: string, i: number): string => {
  const name = plainName(
    text.replace(/^(?:且|并且|并|同时|每年|全年|年内)/, '').replace(/(?:达|不|至)$/, ''),
  );
  return name === '' ? `数量${i + 1}` : `${name}数`;
};
