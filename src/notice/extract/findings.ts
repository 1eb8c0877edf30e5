import type { Branch } from './branch.ts';
import type { Finding } from './draft.ts';
import { splitPoints } from './points.ts';
import { tidy } from './words.ts';

/** What only the reader of the table can see. */
export function findingsIn(root: Branch): Finding[] {
  const all = branchesOf(root);
  return [...bareFindings(all), ...sharedFindings(all)];
}

const branchesOf = (root: Branch): Branch[] => root.children.flatMap((each) => [each, ...branchesOf(each)]);

/** Numbers in brackets without 分, in a table that writes 分 elsewhere. */
function bareFindings(all: readonly Branch[]): Finding[] {
  if (!all.some((each) => each.form === 'points' && splitPoints(each.raw).points !== null)) return [];
  return all
    .filter((each) => each.form === 'bare')
    .map((each) => ({ kind: 'bare-points', name: each.name, text: tidy(each.raw), source: each.source }));
}

const sharedFindings = (all: readonly Branch[]): Finding[] =>
  all.flatMap(({ name, shared, source }): Finding[] =>
    shared === null || shared.with.length === 0
      ? []
      : [{ kind: 'shared-points', name, names: shared.with, points: shared.points, source }],
  );
