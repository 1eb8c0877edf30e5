import { exemptions } from '../suggest/not-applicable.ts';
import type { SuggestedColumn, Suggestion } from '../suggest/suggestion.ts';

/** The dataset that holds what the lead assessing units judge, when a notice states no rule. */
export const judgements = '评判';

const base = (name: string, description: string) => ({ name, type: 'text', description });

/** A dataset of records for one suggested formula. */
export function recordsOf({ dataset }: Suggestion, source: string): object {
  return {
    name: dataset.name,
    description: '由办法文字拟出，列名和口径待牵头考核单位确认。',
    source,
    kind: 'records',
    key: ['单位', '编号'],
    unit: '单位',
    time: '日期',
    absence: 'missing',
    columns: [
      base('单位', '被考评单位编号'),
      base('编号', '记录编号'),
      { name: '日期', type: 'date', description: '发生或统计的日期' },
      ...dataset.columns.map(toColumn),
    ],
  };
}

function toColumn({ name, type, choices, description }: SuggestedColumn): object {
  return {
    name,
    type,
    ...(type === 'integer' ? { min: 0 } : {}),
    ...(choices === undefined ? {} : { choices: [...choices] }),
    ...(name === '完成时间' ? { optional: true } : {}),
    description,
  };
}

/** The dataset of judgements over the named items, out of a hundred. */
export const judgementsOf = (items: readonly string[], source: string): object => ({
  name: judgements,
  description: '办法没有写明计分标准的事项，由牵头考核单位评判，满分一百分。',
  source,
  kind: 'judgement',
  key: ['单位', '项目', '评判单位'],
  unit: '单位',
  time: '评判时间',
  absence: 'missing',
  columns: [
    base('单位', '被评判单位编号'),
    { name: '项目', type: 'choice', choices: [...items], description: '评判的事项' },
    base('评判单位', '作出评判的牵头考核单位'),
    { name: '评判时间', type: 'date', description: '评判日期' },
    { name: '得分', type: 'number', decimals: 1, min: 0, max: 100, description: '百分制得分' },
    base('理由', '评判理由'),
  ],
});

/** The dataset of units that items are no business of. A unit without a row has none. */
export const exemptionsOf = (items: readonly string[]): object => ({
  name: exemptions,
  description: '经认定没有某项工作、不参加该项考核的单位。',
  source: '牵头考核单位',
  kind: 'records',
  key: ['单位', '指标'],
  unit: '单位',
  time: null,
  absence: 'none',
  columns: [
    base('单位', '被考评单位编号'),
    { name: '指标', type: 'choice', choices: [...items], description: '不适用的指标' },
    base('理由', '认定的理由'),
  ],
});
