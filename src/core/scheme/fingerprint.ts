import { printFormula } from '../language/print.ts';
import { canonicalJson, compareCodePoints, sha256Hex } from '../quantity/canonical.ts';
import type { Formula, Group, Indicator, Scheme, Table } from './scheme.ts';

/**
 * SHA-256 over everything that affects scores and every text of the notice. Independent of how the scheme is spread over
 * files, of key order, comments and the spelling of formulas; worked examples are left out.
 */
export function fingerprintOf(scheme: Omit<Scheme, 'fingerprint'>): string {
  return sha256Hex(
    canonicalJson({
      ...scheme,
      attributes: sortedBy(scheme.attributes, (each) => each.name),
      units: sortedBy(scheme.units, (each) => each.unit),
      datasets: sortedBy(
        scheme.datasets.map((each) => ({
          ...each,
          columns: sortedBy(each.columns, (column) => column.name),
        })),
        (each) => each.name,
      ),
      definitions: Object.fromEntries(
        Object.entries(scheme.definitions).map(([name, formula]) => [name, printed(formula)]),
      ),
      tables: sortedBy(scheme.tables.map(tableContent), (each) => each.id),
      assumptions: sortedBy(scheme.assumptions, (each) => each.id),
    }),
  );
}

const printed = (formula: Formula): string => printFormula(formula.tree);

function sortedBy<T>(all: readonly T[], key: (each: T) => string): readonly T[] {
  return [...all].sort((a, b) => compareCodePoints(key(a), key(b)));
}

const tableContent = (table: Table) => ({
  ...table,
  root: nodeContent(table.root),
  vetoes: table.vetoes.map((veto) => ({ ...veto, condition: printed(veto.condition) })),
});

function nodeContent(node: Group | Indicator): object {
  if (node.kind === 'group') return { ...node, children: node.children.map(nodeContent) };
  const { examples: _, ...rest } = node;
  return { ...rest, formula: printed(node.formula) };
}
