import { type Asked, column, number, type Reader, type Suggestion, trimmed } from './suggestion.ts';

const whole = new RegExp(`([^,。;:]{2,40}?)的?,?(?:得|计|赋|给)(满分|${number}分)`, 'g');

/** 方案制定3分,会议召开3分; 制定方案(3分),召开会议(3分). */
const listing = new RegExp(
  `(?<=^|[,。;、])([^,。;:()、\\d]{2,30}?)(?:\\(|得|计|占)?(${number}分)\\)?(?=[,。;、]|$)`,
  'g',
);

/** 设立机构并挂牌的得2分: the one thing asked for earns everything; several that add up to everything are a checklist. */
export const readSingle: Reader = (asked) => {
  const { plain } = asked.text;
  const found = [...plain.matchAll(whole)].filter(
    (match) => !/不$|^(?:如无|若无|没有|无|不涉及|未发生)/.test(match[1] ?? ''),
  );
  const [only] = found;
  const listed = [...plain.matchAll(listing)];
  if (/每|扣|排名|名次|末位|按[^,。;]{0,8}比例/.test(plain)) return null;
  if (listed.length > 1 && listed.length > found.length) return checklistOf(asked, listed);
  if (only === undefined) return null;
  if (found.length > 1) return checklistOf(asked, found) ?? outcomesOf(asked, found);
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

/** 评为优秀的得10分,良好的得8分: one of several outcomes, the best of which earns everything. */
function outcomesOf(asked: Asked, found: readonly RegExpExecArray[]): Suggestion | null {
  const points = found.map((match) => trimmed(match[3] ?? asked.full));
  const names = found.map((match) => plainOutcome(match[1] ?? ''));
  const falling = points.every((each, i) => i === 0 || Number(each) < Number(points[i - 1]));
  if (points[0] !== asked.full || !falling || new Set(names).size < names.length) return null;
  if (/\d(?:%|分)/.test(names.join('')) || names.some((each) => each === '')) return null;
  const [first, last] = [found[0], found.at(-1)];
  const cases = names.map((each, i) => `count(${asked.data} where 情形 = "${each}") > 0 -> ${points[i]}`);
  return {
    rule: 'bands',
    formula: `highest([${cases.join(', ')}], otherwise: 0)`,
    target: null,
    parameters: Object.fromEntries(names.map((each, i) => [each, points[i] ?? '0'])),
    words: asked.text.quote(first?.index ?? 0, (last?.index ?? 0) + (last?.[0].length ?? 0)),
    dataset: {
      name: asked.data,
      columns: [{ name: '情形', type: 'choice', choices: names, description: '属于哪一种情形' }],
    },
    partial: 'stated',
  };
}

const plainOutcome = (text: string): string =>
  text
    .replace(/["\\\s]/g, '')
    .replace(/^(?:被|经)?(?:评|定|评定|认定|确定)(?:为|成)/, '')
    .slice(0, 40);
