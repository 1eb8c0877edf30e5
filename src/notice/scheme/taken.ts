import type { Question, QuestionCode } from '../ledger/question.ts';
import type { Suggestion } from '../suggest/suggestion.ts';

interface Taken {
  /** What a drafted scheme does until somebody rules. */
  readonly words: string;
  /** How the choice begins that does the same; null where no choice does. */
  readonly choice: RegExp | null;
}

const taken: Readonly<Record<QuestionCode, Taken>> = {
  'sum-mismatch': { words: '暂按下级各项合计计算上级分值。', choice: /^以下级合计/ },
  'missing-total': { words: '暂以各项合计为总分。', choice: /^总分就是/ },
  'missing-serial': { words: '暂按编号跳号处理，不补指标。', choice: /^只是编号跳号/ },
  'duplicate-serial': { words: '序号照录，暂按两项分别计分。', choice: /^重新编号/ },
  'unnumbered-row': { words: '暂按单独一项计分，不编序号。', choice: /^是单独一项/ },
  'duplicate-name': { words: '暂按两项不同的指标分别计分。', choice: /^是两项不同/ },
  'duplicate-description': { words: '暂按两项不同的指标，各用各的数据。', choice: /^是两项不同/ },
  'missing-lead': {
    words: '暂按上一行的单位；上一行也没有的，暂由发文机关负责。',
    choice: /^与上一行相同/,
  },
  'missing-points': { words: '没有分值的一项暂不列入方案。', choice: /^不计分/ },
  'shared-points': { words: '分值没有分开的各项暂不列入方案。', choice: null },
  'hidden-content': { words: '隐藏的内容暂不列入方案。', choice: /^是废稿/ },
  'points-without-unit': { words: '暂按分值处理。', choice: /^就是分值/ },
  'body-table-mismatch': { words: '暂以表中的名称和分值为准。', choice: /以表|照表|^正文多列/ },
  'contradictory-rule': { words: '暂由牵头考核单位评判。', choice: null },
  'bundled-indicators': { words: '暂由牵头考核单位综合评判。', choice: null },
  'count-called-rate': { words: '暂由牵头考核单位评判。', choice: null },
  'no-partial-credit-rule': { words: '暂按拟出的公式计分。', choice: null },
  'no-scoring-rule': {
    words: '暂由牵头考核单位按0至100分评判后折算。',
    choice: /^由牵头考核单位按0至100分/,
  },
  'zero-base': { words: '上年数为零的，暂按缺数据处理。', choice: null },
  'zero-denominator': { words: '分母为零的，暂按缺数据处理。', choice: null },
  'unclear-bound': { words: '暂归入较高的一档。', choice: /^归入较高/ },
  'unreachable-full-marks': { words: '分值照录，暂不调整给分标准。', choice: null },
};

/** What the draft does about a question, and which of its choices that is: null where it is none of them. */
export function takenFor(
  { code, choices }: Question,
  found: Suggestion | null,
): { readonly taken: string; readonly follows: number | null } {
  const { words, choice } = takenIn(code, found);
  const at = choice === null ? -1 : choices.findIndex(({ text }) => choice.test(text));
  return { taken: words, follows: at < 0 ? null : at };
}

function takenIn(code: QuestionCode, found: Suggestion | null): Taken {
  if (code === 'no-partial-credit-rule') return partial(found);
  if (code === 'unclear-bound' && found === null)
    return { words: '暂由牵头考核单位评判。', choice: /^由牵头考核单位判断/ };
  return taken[code];
}

function partial(found: Suggestion | null): Taken {
  const formula = found?.formula ?? '';
  if (/^(?:pro_rata|share|full \* clamp)\(/.test(formula))
    return { words: '暂按达到的比例给分。', choice: /^按达到的比例/ };
  if (/^threshold\(|then full else 0$/.test(formula))
    return { words: '暂按达到得满分、达不到得0分。', choice: /^达到得满分/ };
  return taken['no-partial-credit-rule'];
}
