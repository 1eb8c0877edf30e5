import { describeFormula } from '../core/language/describe.ts';
import { type Language, ok, type Result } from '../core/problem/problem.ts';
import { exactDecimal } from '../core/quantity/decimal.ts';
import { serialNumber } from '../core/result/number-text.ts';
import type { Group, Indicator, Scheme, Table } from '../core/scheme/scheme.ts';
import { openScheme } from './open-scheme.ts';
import { pickTables } from './pick.ts';

/** One indicator as an official reads it. */
export interface DescribedIndicator {
  readonly table: string;
  /** Names from the table down to the group. */
  readonly path: readonly string[];
  readonly indicator: string;
  readonly no: number | string | null;
  readonly name: string;
  readonly points: string;
  readonly leads: readonly string[];
  readonly sentence: string;
  readonly formula: string;
  readonly clause: string;
  readonly assumptions: readonly { readonly id: string; readonly taken: string; readonly open: boolean }[];
}

/** Every rule of a scheme, or of one table, as a sentence. */
export async function describeScheme(
  folder: string,
  table: string | null,
  language: Language,
): Promise<Result<readonly DescribedIndicator[]>> {
  const opened = await openScheme(folder);
  if (!opened.ok) return opened;
  const described = describeOpened(opened.value, table, language);
  return described.ok ? ok(described.value, opened.problems) : described;
}

/** As `describeScheme`, of a scheme that was read already. */
export function describeOpened(
  scheme: Scheme,
  table: string | null,
  language: Language,
): Result<readonly DescribedIndicator[]> {
  const tables = pickTables(scheme, table);
  if (!tables.ok) return tables;
  const all = tables.value.flatMap((each) =>
    describeGroup(each.root, { scheme, table: each, language, path: [each.caption] }),
  );
  return ok(all);
}

interface Describing {
  readonly scheme: Scheme;
  readonly table: Table;
  readonly language: Language;
  readonly path: readonly string[];
}

function describeGroup(group: Group, at: Describing): readonly DescribedIndicator[] {
  return group.children.flatMap((child) =>
    child.kind === 'group'
      ? describeGroup(child, { ...at, path: [...at.path, child.name] })
      : [describeIndicator(child, at)],
  );
}

function describeIndicator(indicator: Indicator, at: Describing): DescribedIndicator {
  const points = exactDecimal(indicator.points);
  return {
    table: at.table.id,
    path: at.path,
    indicator: indicator.id,
    no: serialNumber(indicator.no),
    name: indicator.name,
    points,
    leads: indicator.leads,
    sentence: describeFormula(indicator.formula.tree, at.language, points),
    formula: indicator.formula.text,
    clause: indicator.clause,
    assumptions: at.scheme.assumptions
      .filter(({ id }) => indicator.assumptions.includes(id))
      .map(({ id, taken, ruling }) => ({ id, taken, open: ruling === null })),
  };
}
