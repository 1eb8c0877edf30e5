import { type Asked, column, number, type Reader, type Suggestion, trimmed } from './suggestion.ts';

const whole = new RegExp(`([^,。;:]{2,40}?)的?,?(?:得|计|赋|给)(满分|${number}分)`, 'g');

/** 设立机构并挂牌的得2分: the one thing asked for earns everything; several that add up to everything are a checklist. */
export const readSingle: Reader = (asked) => {
  const { plain } = asked.text;
  const found = [...plain.matchAll(whole)].filter(
    (match) => !/不$|^(?:如无|若无|没有|无|不涉及|未发生)/.test(match[1] ?? ''),
  );
  const [only] = found;
  if (only === undefined || /每|扣|按[^,。;]{0,8}比例/.test(plain)) return null;
  if (found.length > 1) return checklistOf(asked, found);
  if (/%/.test(plain) || (only[2] !== '满分' && trimmed(only[3] ?? '0') !== asked.full)) return null;
  return {
    rule: 'checklist',
    formula: `if count(${asked.data} where 已完成) > 0 then full else 0`,
    target: null,
    parameters: {},
    words: asked.text.clause(only),
    dataset: { name: asked.data, columns: [column('已完成', 'truth', (only[1] ?? '').slice(0, 60))] },
    partial: 'stated',
  };
};

function checklistOf(asked: Asked, found: readonly RegExpExecArray[]): Suggestion | null {
  const points = found.map((match) => trimmed(match[3] ?? asked.full));
  const total = points.reduce((sum, each) => sum + Math.round(Number(each) * 1000), 0);
  if (total !== Math.round(Number(asked.full) * 1000)) return null;
  const names = points.map((_, i) => `第${i + 1}项完成`);
  const [first, last] = [found[0], found.at(-1)];
  return {
    rule: 'checklist',
    formula: `checklist([${points.map((each, i) => `count(${asked.data} where ${names[i]}) > 0 -> ${each}`).join(', ')}])`,
    target: null,
    parameters: Object.fromEntries(points.map((each, i) => [`part${i + 1}`, each])),
    words: asked.text.quote(first?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0)),
    dataset: {
      name: asked.data,
      columns: found.map((match, i) => column(names[i] ?? '', 'truth', (match[1] ?? '').slice(0, 60))),
    },
    partial: 'stated',
  };
}
