import type { QuestionCode } from '../ledger/question.ts';

/** What a drafted scheme does until somebody rules. */
export const taken: Readonly<Record<QuestionCode, string>> = {
  'sum-mismatch': '暂按下级各项合计计算上级分值。',
  'missing-total': '暂以各项合计为总分。',
  'missing-serial': '暂按编号跳号处理，不补指标。',
  'duplicate-serial': '序号照录，暂按两项分别计分。',
  'unnumbered-row': '暂按单独一项计分，不编序号。',
  'duplicate-name': '暂按两项不同的指标分别计分。',
  'duplicate-description': '暂按两项不同的指标，各用各的数据。',
  'missing-lead': '暂按上一行的单位；上一行也没有的，暂由发文机关负责。',
  'missing-points': '没有分值的一项暂不列入方案。',
  'shared-points': '分值没有分开的各项暂不列入方案。',
  'hidden-content': '隐藏的内容暂不列入方案。',
  'points-without-unit': '暂按分值处理。',
  'body-table-mismatch': '暂以表中的名称和分值为准。',
  'contradictory-rule': '暂由牵头考核单位评判。',
  'bundled-indicators': '暂由牵头考核单位综合评判。',
  'count-called-rate': '暂由牵头考核单位评判。',
  'no-partial-credit-rule': '暂按拟出的公式计分。',
  'no-scoring-rule': '暂由牵头考核单位按0至100分评判后折算。',
  'zero-base': '上年数为零的，暂按缺数据处理。',
  'zero-denominator': '分母为零的，暂按缺数据处理。',
  'unclear-bound': '暂归入较高的一档。',
  'unreachable-full-marks': '分值照录，暂不调整给分标准。',
};
