import type { DraftIndicator, DraftTable } from '../extract/draft.ts';
import type { ImportedNotice } from '../import.ts';
import type { Question } from '../ledger/question.ts';
import type { Suggestion, Veto } from '../suggest/suggestion.ts';
import { leafId, leafOf } from './leaf.ts';
import type { OpenAssumption } from './open.ts';
import { averaged, gradesUnknown, leftOut, unread } from './open.ts';
import { added, childrenOf } from './tree.ts';
import { isUnread } from './unread.ts';
import { type VetoRow, vetoesOf } from './vetoes.ts';

export interface TableContext {
  readonly notice: ImportedNotice;
  /** Place of the table in the notice, from 0. */
  readonly index: number;
  /** Places of the kinds of unit that share it, from 0. */
  readonly copy: number;
  readonly subject: string;
  readonly subjectName: string;
  readonly issuer: string;
  /** Names of the judged items. */
  readonly judged: ReadonlyMap<DraftIndicator, string>;
  /** Gives a new assumption its id. */
  readonly assume: (make: (id: string) => OpenAssumption) => string;
}

/** A table as its file has it. */
export function tableOf(table: DraftTable, context: TableContext): object {
  const { notice, index, subject, subjectName } = context;
  const ordinal = ordinalOf(context);
  const id = `table-${ordinal}`;
  const caption = table.caption === '' ? `第${index + 1}张表` : table.caption;
  const own = notice.questions.filter((question) => (question.where.table ?? 1) === index + 1);
  const indicators = table.dimensions.flatMap((dimension) => dimension.indicators);
  const placed = new Set<string>();
  let serial = 0;
  const children = childrenOf(table, (indicator, dimension) => {
    serial += 1;
    if (indicator.points === null || Number(indicator.points) <= 0) return null;
    const asked = own.filter((question) => isAbout(question, indicator));
    for (const question of asked) placed.add(question.id);
    return leafOf(indicator, {
      id: leafId(ordinal, serial),
      clause: clauseOf(caption, indicator),
      issuer: context.issuer,
      role: dimension.role,
      found: notice.suggestions.get(indicator) ?? null,
      judged: context.judged.get(indicator) ?? null,
      assumptions: [...asked.map((question) => question.id), ...ownAssumptions(indicator, context)],
    });
  });
  const made = vetoesOf(id, vetoRows(table, caption, notice), notice.grades);
  const vetoed = [
    ...made.left.map((each) => context.assume((next) => leftOut(next, each, context.issuer))),
    ...(made.gradesInvented ? [context.assume((next) => gradesUnknown(next, caption, context.issuer))] : []),
  ];
  return {
    id,
    caption,
    subject,
    subject_name: subjectName === '' ? '被考评单位' : subjectName,
    total: added(children.filter((child) => child.role === undefined)),
    levels: levelsOf(indicators),
    ...(made.grades.length === 0 ? {} : { grades: made.grades }),
    ...(made.vetoes.length === 0 ? {} : { vetoes: made.vetoes }),
    assumptions: [...own.filter(({ id: each }) => !placed.has(each)).map(({ id: each }) => each), ...vetoed],
    children,
  };
}

/** 2, and 2-b, 2-c for the other kinds of unit that share the table. */
export const ordinalOf = ({ index, copy }: Pick<TableContext, 'index' | 'copy'>): string =>
  copy === 0 ? String(index + 1) : `${index + 1}-${String.fromCharCode(97 + Math.min(copy, 25))}`;

const levelsOf = (indicators: readonly DraftIndicator[]): readonly string[] =>
  Array.from(
    { length: Math.max(1, ...indicators.map((each) => each.path.length + 1)) },
    (_, i) => `${'一二三四五六'[i] ?? i + 1}级指标`,
  );

const clauseOf = (caption: string, { no, name }: DraftIndicator): string =>
  `${caption} ${no === null ? name : `序号 ${no}`}`;

export const isAbout = ({ where }: Question, indicator: DraftIndicator): boolean =>
  where.name === indicator.name && where.no === indicator.no && where.line === indicator.source;

function ownAssumptions(
  indicator: DraftIndicator,
  { notice, issuer, assume }: TableContext,
): readonly string[] {
  const found = notice.suggestions.get(indicator) ?? null;
  return [
    ...(isUnread(indicator, notice) ? [assume((id) => unread(id, indicator, issuer))] : []),
    ...(found?.notApplicable === 'average' ? [assume((id) => averaged(id, indicator, issuer))] : []),
  ];
}

function vetoRows(table: DraftTable, caption: string, { suggestions }: ImportedNotice): readonly VetoRow[] {
  return table.dimensions.flatMap(({ indicators }) =>
    indicators.flatMap((indicator) => {
      const found = suggestions.get(indicator);
      if (found === undefined || !hasVeto(found)) return [];
      return [{ indicator, found, clause: clauseOf(caption, indicator) }];
    }),
  );
}

const hasVeto = (found: Suggestion): found is Suggestion & { readonly veto: Veto } =>
  found.veto !== undefined;
