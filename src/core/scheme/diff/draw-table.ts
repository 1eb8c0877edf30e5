import { printFormula } from '../../language/print.ts';
import { formatDay } from '../../quantity/day.ts';
import { exactDecimal } from '../../quantity/decimal.ts';
import { multiply, type Rational, rational } from '../../quantity/rational.ts';
import type { RoundingRule } from '../../quantity/rounding.ts';
import type {
  Combine,
  Group,
  Indicator,
  NotApplicablePolicy,
  Scheme,
  Table,
  Target,
  Veto,
} from '../scheme.ts';
import { listText, type Portrait } from './portrait.ts';

/** The tables of a scheme with all that is in them. */
export const drawTables = (scheme: Scheme): readonly Portrait[] => scheme.tables.flatMap(drawTable);

function drawTable(table: Table): readonly Portrait[] {
  return [
    {
      subject: 'table',
      table: null,
      id: table.id,
      name: table.caption,
      place: null,
      fields: tableFields(table),
    },
    ...drawChildren(table.id, table.root, []),
    ...table.grades.map((grade) => ({
      ...part('grade', table.id, grade.name, grade.name),
      fields: { from: exactDecimal(grade.from), quota: optional(grade.quota) },
    })),
    ...table.vetoes.map((veto) => ({
      ...part('veto', table.id, veto.id, veto.name),
      fields: vetoFields(veto),
    })),
  ];
}

const part = (subject: 'grade' | 'veto', table: string, id: string, name: string) => ({
  subject,
  table,
  id,
  name,
  place: null,
});

const tableFields = (table: Table) => ({
  caption: table.caption,
  subject: table.subject,
  subjectName: table.subjectName,
  total: exactDecimal(table.total),
  levels: listText(table.levels),
  carry: table.carry,
  rounding: roundingText(table.rounding),
  ties: table.ties,
  floor: optional(table.floor),
  ceiling: optional(table.ceiling),
  assumptions: listText(table.assumptions),
  combine: combineText(table.root.combine),
});

function drawChildren(table: string, group: Group, around: readonly string[]): readonly Portrait[] {
  return group.children.flatMap((child) => {
    const { id, name } = child;
    const own = { table, id, name, place: around.join(' / ') };
    if (child.kind === 'indicator') return [{ ...own, subject: 'indicator', fields: indicatorFields(child) }];
    return [
      { ...own, subject: 'group', fields: groupFields(child) },
      ...drawChildren(table, child, [...around, name]),
    ];
  });
}

const groupFields = (group: Group) => ({
  no: String(group.no ?? ''),
  name: group.name,
  role: group.role,
  points: exactDecimal(group.points),
  combine: combineText(group.combine),
  rounding: roundingText(group.rounding),
});

const indicatorFields = (indicator: Indicator) => ({
  no: String(indicator.no ?? ''),
  name: indicator.name,
  role: indicator.role,
  points: exactDecimal(indicator.points),
  leads: listText(indicator.leads),
  cooperating: listText(indicator.cooperating),
  clause: indicator.clause,
  description: indicator.description,
  formula: printFormula(indicator.formula.tree),
  target: targetText(indicator.target),
  notApplicable: policyText(indicator.notApplicable),
  rounding: roundingText(indicator.rounding),
  assumptions: listText(indicator.assumptions),
});

function targetText(target: Target | null): string {
  if (target === null) return '';
  return target.entries
    .map(({ unit, from, value }) =>
      [unit, from === null ? null : formatDay(from), amountText(value, target.quantity)]
        .filter((each) => each !== null)
        .join(' '),
    )
    .join('；');
}

const hundred = rational(100);

const amountText = (value: Rational, quantity: Target['quantity']): string =>
  quantity === 'ratio' ? `${exactDecimal(multiply(value, hundred))}%` : exactDecimal(value);

const policyText = (policy: NotApplicablePolicy | null): string =>
  policy === null
    ? ''
    : [policy.then, policy.share === null ? null : exactDecimal(policy.share), policy.decidedBy]
        .filter((each) => each !== null)
        .join(' ');

const roundingText = (rounding: RoundingRule | 'none' | null): string =>
  rounding === null || rounding === 'none' ? (rounding ?? '') : `${rounding.decimals} ${rounding.mode}`;

const combineText = (combine: Combine): string =>
  combine.kind === 'sum'
    ? 'sum'
    : `${combine.kind} ${combine.weights.map(exactDecimal).join(':')} ${combine.whenMissing} ${combine.decimals}`;

const vetoFields = (veto: Veto) => ({
  name: veto.name,
  clause: veto.clause,
  condition: printFormula(veto.condition.tree),
  effect: effectText(veto.effect),
  order: veto.order,
});

function effectText(effect: Veto['effect']): string {
  if (effect.kind === 'zero') return `zero ${effect.target}`;
  return effect.kind === 'cut' ? `cut ${exactDecimal(effect.points)}` : `cap_grade ${effect.grade}`;
}

const optional = (value: Rational | null): string => (value === null ? '' : exactDecimal(value));
