import type { DraftIndicator, DraftTable } from '../extract/draft.ts';
import { bundledRates } from '../suggest/bundle.ts';
import { contradictionIn } from '../suggest/contradiction.ts';
import { type Reading, reading } from '../suggest/reading.ts';
import { statesRule } from '../suggest/stated.ts';
import type { Suggestion } from '../suggest/suggestion.ts';
import { doubtBounds } from './bounds.ts';
import { choice, type Doubt, doubtAbout, quoted, type Said, type SuggestionOf } from './question.ts';
import { zeroBase, zeroDenominator } from './zeros.ts';

/** Doubts about what an indicator's words say of scoring. */
export function doubtTexts(table: DraftTable, ordinal: number, suggestionOf: SuggestionOf): Doubt[] {
  let at = 0;
  return table.dimensions.flatMap((dimension) =>
    dimension.indicators.flatMap((indicator) => {
      at += 1;
      const position = at;
      const text = reading(indicator.description);
      const said = doubtRule(indicator, text, suggestionOf(indicator), dimension.role === 'base');
      return said.map((each) => doubtAbout(indicator, ordinal, position, each));
    }),
  );
}

function doubtRule(
  indicator: DraftIndicator,
  text: Reading,
  found: Suggestion | null,
  base: boolean,
): Said[] {
  const certain = [
    ...contradiction(text),
    ...bundle(text, indicator),
    ...countCalledRate(text, indicator),
    ...zeroBase(text, indicator, found),
    ...zeroDenominator(text, indicator, found),
    ...doubtBounds(text, indicator, base),
  ];
  const settles = certain.some((each) =>
    ['contradictory-rule', 'bundled-indicators', 'count-called-rate'].includes(each.code),
  );
  return settles ? certain : [...certain, ...noRule(indicator, text, found)];
}

function contradiction(text: Reading): Said[] {
  const found = contradictionIn(text.plain);
  if (found === null) return [];
  return [
    {
      code: 'contradictory-rule',
      quote: text.quote(found.from, found.to),
      message: '既说按比例给分，又说未完成不得分：没有全部完成时得多少分，两种说法结果不同。',
      choices: [
        choice('按完成比例给分，完全没有完成才得0分', '完成一半得一半的分'),
        choice('全部完成得满分，没有全部完成得0分', '完成九成也得0分'),
        choice('达到规定的最低比例后按比例给分，低于的得0分', '要补充最低比例'),
      ],
    },
  ];
}

function bundle(text: Reading, indicator: DraftIndicator): Said[] {
  const names = bundledRates(text.plain);
  if (names.length < 2) return [];
  return [
    {
      code: 'bundled-indicators',
      quote: indicator.description,
      message: `一项里有${names.length}个要分别计算的内容(${names.map((each) => quoted(shorten(each))).join('、')}),没有写明各占多少分。`,
      choices: [
        choice('各占相同分值', `每个内容占${indicator.points ?? ''}分的1/${names.length}`),
        choice('全部达到才得分', '一个没有达到就得0分'),
        choice('另行规定各占分值', '按规定的分值分别计分'),
      ],
    },
  ];
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text);

function countCalledRate(text: Reading, indicator: DraftIndicator): Said[] {
  const match = /[^,。;:()]{0,16}率\(([^()/÷]{2,30})(次数|件数|个数|人数|数量|份数|起数)\)/.exec(text.plain);
  if (match === null || /占|比/.test(match[1] ?? '')) return [];
  return [
    {
      code: 'count-called-rate',
      quote: text.quote(match.index, match.index + match[0].length),
      message: `名为“率”，括号里说明的却是${match[2]}：${quoted(indicator.name)}按比率还是按${match[2]}计分不明确。`,
      choices: [
        choice('按比率计分', '要补充分母；业务量大的单位同样次数失分较少'),
        choice(`按${match[2]}计分，每次扣分`, '要补充每次扣多少分；与业务量无关'),
      ],
    },
  ];
}

const judged = /专家|评审|打分|评议|测评|问卷|由[^,。;]{2,24}(?:评定|评价|评分|认定|赋分)/;

function noRule(indicator: DraftIndicator, text: Reading, found: Suggestion | null): Said[] {
  if (indicator.points === null) return [];
  if (found === null)
    return judged.test(text.plain) || statesRule(text.plain) ? [] : [noScoringRule(indicator)];
  if (found.partial === 'stated') return [];
  return [
    {
      code: 'no-partial-credit-rule',
      quote: found.words,
      message: `只写了要求，没有写明部分达到时${quoted(indicator.name)}得多少分。`,
      choices: [
        choice('按达到的比例给分', `达到要求的一半，得${indicator.points}分的一半`),
        choice('达到得满分，达不到得0分', '差一点也得0分'),
        choice('另定扣分或分档办法', '按另定的办法计分'),
      ],
    },
  ];
}

const noScoringRule = (indicator: DraftIndicator): Said => ({
  code: 'no-scoring-rule',
  quote: indicator.description === '' ? indicator.name : indicator.description,
  message: `没有写明${quoted(indicator.name)}怎样计分，暂由牵头考核单位评判。`,
  choices: [
    choice('由牵头考核单位按0至100分评判后折算', '得分取决于评判'),
    choice('补充可以计算的标准', '按数据计算得分'),
  ],
});
