import { type Problem, problem } from '../problem/problem.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { compare, greatest, least, type Rational, subtract, zero } from '../quantity/rational.ts';
import type { Table, Veto } from '../scheme/scheme.ts';

/** Pairs of vetoes on the whole table whose order changes a full-marks total; the order in force is the scheme's. */
export function findVetoOrder(table: Table): readonly Problem[] {
  const vetoes = table.vetoes.filter((each) => touchesTotal(each, table));
  return vetoes.flatMap((first, i) =>
    vetoes.slice(i + 1).flatMap((second) => {
      const one = bounded(table, apply(second, apply(first, table.total)));
      const other = bounded(table, apply(first, apply(second, table.total)));
      if (compare(one, other) === 0) return [];
      const totals = { one: exactDecimal(one), other: exactDecimal(other) };
      return [
        problem('veto-order-matters', {
          table: table.caption,
          first: first.name,
          second: second.name,
          ...totals,
        }),
      ];
    }),
  );
}

const touchesTotal = ({ effect }: Veto, table: Table): boolean =>
  effect.kind === 'cut' ||
  (effect.kind === 'zero' && (effect.target === table.id || effect.target === table.root.id));

const apply = ({ effect }: Veto, total: Rational): Rational =>
  effect.kind === 'cut' ? subtract(total, effect.points) : effect.kind === 'zero' ? zero : total;

function bounded({ floor, ceiling }: Table, total: Rational): Rational {
  const raised = floor === null ? total : greatest(total, floor);
  return ceiling === null ? raised : least(raised, ceiling);
}
