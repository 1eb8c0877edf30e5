import { type Ground, refuseRepeated, spotOf } from '../build/ground.ts';
import type { Scheme } from '../scheme.ts';
import type { Spot } from '../text/spot.ts';
import { groupsOf, indicatorsOf } from '../walk.ts';

type Named = { readonly name: string; readonly spot: Spot };

/**
 * Problems: an id used twice. Indicators, groups and tables share one space in the whole scheme; vetoes and grades are
 * told apart within their table, datasets and assumptions within the scheme.
 */
export function verifyNames(
  ground: Ground,
  scheme: Pick<Scheme, 'tables' | 'datasets' | 'assumptions'>,
): void {
  const named = (thing: object, name: string, key: string): Named[] => {
    const spot = spotOf(ground, thing, key);
    return spot === null ? [] : [{ name, spot }];
  };
  refuseRepeated(
    ground,
    scheme.tables.flatMap((table) => [
      ...named(table, table.id, 'id'),
      ...[...groupsOf(table), ...indicatorsOf(table)].flatMap((node) => named(node, node.id, 'id')),
    ]),
  );
  refuseRepeated(
    ground,
    scheme.datasets.flatMap((each) => named(each, each.name, 'name')),
  );
  refuseRepeated(
    ground,
    scheme.assumptions.flatMap((each) => named(each, each.id, 'id')),
  );
  for (const table of scheme.tables) {
    refuseRepeated(
      ground,
      table.vetoes.flatMap((each) => named(each, each.id, 'id')),
    );
    refuseRepeated(
      ground,
      table.grades.flatMap((each) => named(each, each.name, 'name')),
    );
  }
}
