import type { ColumnMeaning, Quantity, Vocabulary } from '../../../src/core/language/vocabulary.ts';
import { parseDecimal } from '../../../src/core/quantity/decimal.ts';
import { type Rational, rational } from '../../../src/core/quantity/rational.ts';

const exact = (text: string | null): Rational | null => (text === null ? null : parseDecimal(text));

export function numberColumn(
  quantity: Quantity,
  low: string | null = null,
  high: string | null = null,
): ColumnMeaning {
  return {
    type: { kind: 'number', quantity },
    optional: false,
    bounds: { low: exact(low), high: exact(high) },
    choices: null,
  };
}

export function column(
  kind: 'text' | 'truth' | 'date' | 'moment',
  choices: readonly string[] | null = null,
): ColumnMeaning {
  return { type: { kind }, optional: false, bounds: { low: null, high: null }, choices };
}

export const optional = (meaning: ColumnMeaning): ColumnMeaning => ({ ...meaning, optional: true });

/** A small county office: documents, micro-apps, daily use, expert marks; attributes named for their quantity. */
export const office: Vocabulary = {
  datasets: {
    公文: {
      time: '收到时间',
      columns: {
        单位: column('text'),
        类型: column('text', ['收文', '发文']),
        收到时间: column('date'),
        流转时间: optional(column('date')),
        办结时间: optional(column('moment')),
      },
    },
    微应用: {
      time: null,
      columns: { 单位: column('text'), 数据条数: numberColumn('count', '0'), 已上线: column('truth') },
    },
    钉钉日活: {
      time: '日期',
      columns: {
        日期: column('date'),
        激活用户数: numberColumn('count', '0'),
        协同用户数: numberColumn('count', '0'),
      },
    },
    专家评分: { time: '日期', columns: { 日期: column('date'), 得分: numberColumn('points', '0', '100') } },
  },
  attributes: {
    件数: numberColumn('count', '0'),
    总数: numberColumn('count', '0'),
    基期: numberColumn('count', null),
    比例: numberColumn('ratio', null),
    目标: numberColumn('ratio', '0'),
    评分: numberColumn('points', '0', '100'),
    另一评分: numberColumn('points', '0', '100'),
    数值: numberColumn('plain', null),
    甲: numberColumn('plain', '-10', '10'),
    乙: numberColumn('plain', '0', '5'),
    山区: column('truth'),
    沿海: column('truth'),
    起: column('date'),
    止: column('date'),
    级别: column('text', ['国家级', '省级', '市级']),
  },
  definitions: {
    收文数: 'count(公文 where 类型 = "收文")',
    收文流转率:
      'ratio(count(公文 where 类型 = "收文" and 流转时间 is known), 收文数, when_empty: not_applicable)',
  },
  full: rational(10),
  target: { type: { kind: 'number', quantity: 'ratio' }, bounds: { low: rational(1, 2), high: rational(1) } },
};
