import type { Accepts, FunctionSpec, Parameter } from '../../../src/core/language/functions/function-spec.ts';
import type { Given } from './inputs.ts';

/** A worked case of a function's `.cases.yaml`: the formula, what it is given, the result worked out by hand. */
export interface Case {
  readonly case: string;
  readonly formula: string;
  readonly given?: Given;
  /** Other units of the cohort. */
  readonly peers?: readonly Given[];
  /** Full points; 10 when not said. */
  readonly full?: string;
  /** A decimal, a fraction, `missing` or `not applicable`; or `refused: <code>` when the checker must not take it. */
  readonly result: string;
}

/** One function as `docs/language.md` shows it. */
export function functionReference(spec: FunctionSpec, cases: readonly Case[]): string {
  return [
    `### ${spec.name}`,
    '',
    `${spec.summary.zh}。`,
    '',
    `\`${signature(spec)}\``,
    '',
    '| 参数 | 含义 | 取值 | 不写时 |',
    '|---|---|---|---|',
    ...spec.parameters.map(parameterRow),
    '',
    '| 情形 | 公式 | 已知 | 结果 |',
    '|---|---|---|---|',
    ...cases.map(caseRow),
    '',
  ].join('\n');
}

function signature(spec: FunctionSpec): string {
  const parameters = spec.parameters.map((each) => {
    const shown = each.named ? `${each.name}:` : each.many ? `${each.name}, …` : each.name;
    return each.required ? shown : `[${shown}]`;
  });
  return `${spec.name}(${parameters.join(', ')})`;
}

function parameterRow(each: Parameter): string {
  const otherwise = each.required ? '必须写' : each.otherwise === null ? '—' : `\`${each.otherwise}\``;
  return `| \`${each.name}\` | ${each.meaning.zh} | ${accepted(each.accepts)} | ${otherwise} |`;
}

const quantities = { plain: '数', ratio: '比例', points: '分值', count: '个数', days: '天数' } as const;

function accepted(accepts: Accepts): string {
  switch (accepts.kind) {
    case 'number':
      if (accepts.like !== null) return `与 \`${accepts.like}\` 同一种量`;
      return accepts.quantity === null ? '数' : quantities[accepts.quantity];
    case 'whole':
      return `${accepts.low} 到 ${accepts.high} 的整数`;
    case 'word':
      return accepts.words.map((each) => `\`${each}\``).join('、');
    case 'same':
      return `与 \`${accepts.like}\` 同类型`;
    case 'cases':
      return `[${accepted(accepts.when)} -> ${accepted(accepts.result)}]`;
    case 'date':
      return '日期';
    case 'truth':
      return '真假';
    case 'text':
      return '文字';
    case 'any':
      return '任何值';
  }
}

function caseRow(each: Case): string {
  const given = Object.entries(each.given ?? {}).map(([name, value]) => `${name} ${value}`);
  const peers = (each.peers ?? []).map((peer) => Object.values(peer).join('、'));
  const known = [...given, ...(peers.length === 0 ? [] : [`别的单位 ${peers.join(',')}`])].join(';');
  return `| ${each.case} | \`${each.formula}\` | ${known || '—'} | ${outcome(each.result)} |`;
}

function outcome(result: string): string {
  if (result === 'missing') return '缺数据';
  if (result === 'not applicable') return '不适用';
  return result.startsWith('refused: ') ? `检查不通过:\`${result.slice(9)}\`` : result;
}
