import { type Asked, column, type NotApplicable, type Reader, type Suggestion } from './suggestion.ts';

/** 如无自建APP,按照全部整合给分; 无相关任务的得满分: the item's whole rule. */
export const readNotApplicable: Reader = (asked) => {
  const match =
    /(?:如无|若无|没有|无|未发生|不涉及)([^,。;]{2,20}?)(?:的(?:单位|乡镇|部门|街道)?)?,(?:按照?|视为|视同|本项|该项|直接|可|计|得|予以)*(?:全部[^,。;]{0,8}(?:给分|得分|计分)|得?满分|给满分|不扣分)/.exec(
      asked.text.plain,
    );
  if (match === null) return null;
  return {
    rule: 'not-applicable',
    formula: `share(count(${asked.data} where 已完成), count(${asked.data}), when_empty: full)`,
    target: null,
    parameters: { when_empty: 'full' },
    words: asked.text.clause(match),
    dataset: { name: asked.data, columns: [column('已完成', 'truth', '是否已达到要求')] },
    partial: 'not-stated',
  };
};

/** The dataset of units that an item is no business of, as whoever assesses has found. */
export const exemptions = '不适用认定';

const without =
  '(?:如无|若无|没有|无(?!故|证|照|效|障|序)|未(?:开展|承担|涉及|设立|列入|查出|发现|发生|收到|受理|接到|产生)|不承担|不涉及)[^,。;的]{2,24}(?:的(?:单位|乡镇|镇|街道|乡镇(?:街道)|部门|县|区|县区|县\\(市、区\\)|学校|企业|地区)?)?';
const outcomes: readonly (readonly [string, NotApplicable])[] = [
  ['(?:[^,。;]{0,10},)?(?:该项|本项|此项)?[^,。;]{0,6}(?:得|按|计|记|给)[^,。;]{0,4}满分', 'full'],
  ['[^,。;]{0,10}(?:平均分|平均得分|平均值)', 'average'],
  ['[^。;]{0,16}(?:折算|分摊|平摊|调整到其他|并入其他)', 'rescale'],
  [
    '[^,。;]{0,8}(?:不参与|不参加|不纳入|不列入|免予|免于|不作|不进行|不予)[^,。;]{0,6}(?:考核|评价|考评|评估|计分)|[^,。;]{0,6}不考核',
    'exclude',
  ],
];

/**
 * A rule whose text also says what becomes of units that have nothing to be assessed: 没有校车的学校不参与本项考核.
 * Whether a unit is one of them is a finding of its own, never read from empty data.
 */
export function withNotApplicable(asked: Asked, found: Suggestion): Suggestion {
  if (found.rule === 'not-applicable' || /when_empty: (?:full|100%|0%)/.test(found.formula)) return found;
  const said = clauseIn(asked.text.plain);
  if (said === null) return found;
  // A ratio says itself when there is nothing to count.
  if (found.formula.includes(missingWhenEmpty)) {
    const formula = found.formula.replaceAll(missingWhenEmpty, 'when_empty: not_applicable');
    return { ...found, ...outcome(found, said.says), formula };
  }
  const exempt = `count(${exemptions} where 指标 = "${asked.data}") > 0`;
  return {
    ...found,
    ...outcome(found, said.says),
    formula: `if ${exempt} then not_applicable("${said.because}") else ${found.formula}`,
  };
}

const missingWhenEmpty = 'when_empty: missing';

const outcome = (found: Suggestion, says: NotApplicable) => ({
  parameters: { ...found.parameters, not_applicable: says },
  notApplicable: says,
});

/** 不参与考核,得满分 says full marks; the more a clause says, the earlier it is looked for. */
function clauseIn(plain: string): { readonly says: NotApplicable; readonly because: string } | null {
  for (const [words, kind] of outcomes) {
    const match = new RegExp(`(${without}),?(?:则|可|一律)?(?:${words})`).exec(plain);
    if (match?.[1] !== undefined && !/每|扣/.test(match[0]))
      return { says: kind, because: match[1].replace(/["\\]/g, '').replace(/^[如若]/, '') };
  }
  return null;
}
