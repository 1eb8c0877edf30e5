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
