import { printFormula } from '../language/print.ts';
import { canonicalJson, compareCodePoints, sha256Hex } from '../quantity/canonical.ts';
import type { Dataset, Formula, Group, Indicator, Scheme, Table } from './scheme.ts';

/**
 * SHA-256 over everything that affects scores and every text of the notice. Independent of how the scheme is spread over
 * files, of key order, comments and the spelling of formulas; worked examples and who hands facts in are left out.
 */
export function fingerprintOf(scheme: Omit<Scheme, 'fingerprint'>): string {
  return sha256Hex(
    canonicalJson({
      ...scheme,
      attributes: sortedBy(scheme.attributes, (each) => each.name),
      units: sortedBy(scheme.units, (each) => each.unit),
      datasets: sortedBy(scheme.datasets.map(datasetContent), (each) => each.name),
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

function datasetContent({ providedBy: _, ...dataset }: Dataset): Omit<Dataset, 'providedBy'> {
  return { ...dataset, columns: sortedBy(dataset.columns, (column) => column.name) };
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
