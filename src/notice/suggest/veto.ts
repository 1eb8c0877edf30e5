import {
  type Asked,
  column,
  number,
  type Reader,
  type Suggestion,
  trimmed,
  type Veto,
  type VetoEffect,
} from './suggestion.ts';

const nothing = '(?:不得分|[得计记]0分|[得计记]零分|扣完|扣?全部?分值|扣除全部分值|一票否决|(?<![\\d.])0分)';
const happened = new RegExp(
  `(?:发生|出现|存在|查实|拒不|被|有|因)[^,。;]{2,40}?的?,?(?:本项|该项|此项)?(?:一律|直接)?${nothing}|一票否决`,
);
const undone = new RegExp(`(?:未|没有)[^,。;]{2,40}?的?,?(?:本项|该项|此项)?(?:一律)?${nothing}`);

/** 发生重大事故的,本项不得分; 一票否决. */
export const readVeto: Reader = (asked) => {
  const { plain } = asked.text;
  // 未达到95%不得分 is a threshold and not an event.
  const lost = /%|比例/.test(plain) ? happened.exec(plain) : (happened.exec(plain) ?? undone.exec(plain));
  const beyond = beyondItem(plain);
  const match = beyond?.match ?? lost;
  if (match === null) return null;
  const [least, most] = asked.role === 'deduction' ? ['-full', '0'] : ['0', 'full'];
  const condition = `count(${asked.data}) > 0`;
  const effect = beyond?.effect ?? { kind: 'zero-item' as const };
  return {
    rule: 'veto',
    formula: `if ${condition} then ${least} else ${most}`,
    target: null,
    parameters: effectParameters(effect),
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: [] },
    partial: 'stated',
    ...(effect.kind === 'zero-item' ? {} : { veto: { effect, condition } }),
  };
};

/** A row that has no points of its own: what it takes away stands in its words. */
export const readVetoRow: Reader = (asked) => {
  const found = effectIn(asked.text.plain);
  if (found === null) return null;
  const condition = `count(${asked.data}) > 0`;
  return {
    rule: 'veto',
    formula: condition,
    target: null,
    parameters: effectParameters(found.effect),
    words: asked.text.clause(found.match),
    dataset: { name: asked.data, columns: [] },
    partial: 'stated',
    veto: { effect: found.effect, condition },
  };
};

interface Found {
  readonly effect: VetoEffect;
  readonly match: RegExpExecArray;
}

const grade = '(不合格|不称职|不达标|较差|一般|末位|差|末等|[三四]等|[C-E](?:级|档|等))';
/** 被评为差的扣5分 is an event with its points. */
const notAnEvent = '(?!(?:等次|等级|档次|单位)?(?:的|,?扣|,?得|,?不得))';
const patterns: readonly (readonly [RegExp, (match: RegExpExecArray) => VetoEffect])[] = [
  [
    new RegExp(`(?:定|评|评定|认定|降|列|视|判定|结果|等次|直接)(?:为|成)${grade}${notAnEvent}`),
    ([, name = '']) => ({ kind: 'cap-grade', grade: name }),
  ],
  [
    /取消[^,。;]{0,10}(?:评优|评先|评选|优秀|先进|评奖|奖励|评比)[^,。;]{0,8}|(?:不得|不能|不予)[^,。;]{0,4}(?:评优|评先|评为(?:优秀|先进)|参加评优|参与评优|推荐(?:优秀|先进))(?!(?:资格|称号)?的)/,
    () => ({ kind: 'no-award' }),
  ],
  [
    /(?:总分|总得分|总成绩|考核(?:成绩|得分|结果|总分)|年度(?:成绩|得分|考核))[^,。;]{0,6}(?:为|记|计|按|得|以)?(?:0|零)分/,
    () => ({ kind: 'zero-total' }),
  ],
  [
    new RegExp(
      `(?:总分|总得分|总成绩|考核总分|考核得分)(?:中|里)?(?:直接|一次性)?(?:倒)?扣(?:除|减)?${number}分`,
    ),
    ([, points = '0']) => ({ kind: 'cut', points: trimmed(points) }),
  ],
  [
    /(?:降低?|下调)([1一两二2])(?:个)?(?:等次|等级|档次|档|级)/,
    ([, steps = '1']) => ({ kind: 'lower-grade', steps: /[两二2]/.test(steps) ? '2' : '1' }),
  ],
];

/** What a text says is lost beyond the item: the grade, the award, the total. The first that it says. */
function effectIn(plain: string): Found | null {
  for (const [pattern, effectOf] of patterns) {
    const match = pattern.exec(plain);
    if (match !== null) return { effect: effectOf(match), match };
  }
  return null;
}

/** The same for an item with points: points taken off the total are those points, and no second loss. */
function beyondItem(plain: string): Found | null {
  const found = effectIn(plain);
  return found?.effect.kind === 'cut' ? null : found;
}

function effectParameters(effect: VetoEffect): Record<string, string> {
  const { kind, ...rest } = effect;
  return { effect: kind, ...rest };
}

const also =
  /(?:发生|出现|存在|查实|因|被)[^,。;]{2,40}?(?:的|,)+(?:实行)?(?:一票否决,?)?(?:本项|该项|此项)(?:一律|直接)?(?:不得分|[得计记]0分)|(?:发生|出现|存在|查实|因|被)[^,。;]{2,40}?(?:的|,)+(?:实行)?一票否决/;

/** A rule whose text also says what happens to the item, or to more than it, once something has happened. */
export function withVeto(asked: Asked, found: Suggestion): Suggestion {
  if (found.rule === 'veto' || found.rule === 'deadline') return found;
  const { plain } = asked.text;
  const beyond = beyondItem(plain);
  const item = also.exec(plain);
  const match = beyond?.match ?? item;
  if (match === null) return found;
  const condition = `count(${asked.data} where 触发否决) > 0`;
  const words = asked.text.clause(match);
  const dataset = {
    ...found.dataset,
    columns: [...found.dataset.columns, column('触发否决', 'truth', words.slice(0, 60))],
  };
  const veto: Veto | null = beyond === null ? null : { effect: beyond.effect, condition };
  return {
    ...found,
    dataset,
    formula: item === null ? found.formula : `if ${condition} then ${lostBy(asked)} else ${found.formula}`,
    parameters: { ...found.parameters, veto: beyond?.effect.kind ?? 'zero-item' },
    ...(veto === null ? {} : { veto }),
  };
}

const lostBy = ({ role }: Asked): string => (role === 'deduction' ? '-full' : '0');
