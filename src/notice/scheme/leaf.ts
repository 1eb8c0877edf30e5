import type { DraftIndicator, DraftRole } from '../extract/draft.ts';
import type { NotApplicable, Suggestion } from '../suggest/suggestion.ts';
import { judgements } from './datasets.ts';
import type { SchemeNode } from './tree.ts';

/** What an indicator of a scheme needs besides its row. */
export interface LeafContext {
  readonly id: string;
  readonly clause: string;
  readonly issuer: string;
  readonly role: DraftRole;
  readonly found: Suggestion | null;
  /** Its name among the judged items, where no formula was read. */
  readonly judged: string | null;
  readonly assumptions: readonly string[];
}

export const leadsOf = (indicator: DraftIndicator, issuer: string): readonly string[] =>
  indicator.leads.length > 0 ? indicator.leads : [issuer];

/** Id of the nth indicator of a table, counted from 1. */
export const leafId = (table: string, nth: number): string => `t${table}-${String(nth).padStart(2, '0')}`;

/** An indicator as its file has it. */
export function leafOf(indicator: DraftIndicator, context: LeafContext): SchemeNode {
  const { no, name, points, cooperating, description } = indicator;
  const { id, clause, issuer, role, found, judged, assumptions } = context;
  const leads = leadsOf(indicator, issuer);
  return {
    id,
    no,
    name,
    points: points ?? '0',
    leads,
    ...(cooperating.length === 0 ? {} : { cooperating }),
    clause,
    description: description === '' ? name : description,
    formula: found?.formula ?? judgedFormula(judged ?? name, role === 'deduction'),
    ...(found?.target == null ? {} : { target: found.target }),
    ...policyOf(found, leads[0] ?? issuer),
    ...(assumptions.length === 0 ? {} : { assumptions }),
  };
}

function policyOf(found: Suggestion | null, decidedBy: string): object {
  if (found?.notApplicable === undefined) return {};
  // biome-ignore lint/suspicious/noThenProperty: a key of the scheme's files
  return { not_applicable: { then: policies[found.notApplicable], decided_by: decidedBy } };
}

const policies: Readonly<Record<NotApplicable, string>> = {
  full: 'full',
  zero: 'zero',
  exclude: 'exclude',
  rescale: 'rescale',
  average: 'rescale',
};

const judgedFormula = (item: string, deduction: boolean): string =>
  `${deduction ? '-' : ''}scale(mean(得分 of ${judgements} where 项目 = "${item}"), from: 100, to: full)`;
