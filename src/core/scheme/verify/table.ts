import { exactDecimal } from '../../quantity/decimal.ts';
import { compare } from '../../quantity/rational.ts';
import { type Ground, report, spotOf } from '../build/ground.ts';
import { nearest } from '../nearest.ts';
import type { Grade, Table, Veto } from '../scheme.ts';
import { groupsOf, indicatorsOf } from '../walk.ts';

/** Problems of what stands beside the tree: grades out of order, vetoes on things that are not there, limits reversed. */
export function verifyTable(ground: Ground, table: Table): void {
  table.grades.forEach((grade, i) => {
    const better = table.grades[i - 1];
    if (better !== undefined && !inOrder(better, grade, quotaAbove(table.grades, i))) {
      report(ground, 'grade-order', { name: grade.name }, spotOf(ground, grade));
    }
  });
  for (const veto of table.vetoes) verifyEffect(ground, table, veto);
  if (table.floor === null || table.ceiling === null || compare(table.floor, table.ceiling) <= 0) return;
  const params = { low: exactDecimal(table.floor), high: exactDecimal(table.ceiling) };
  report(ground, 'limits-reversed', params, spotOf(ground, table, 'floor'));
}

function inOrder(better: Grade, grade: Grade, quota: Grade['quota']): boolean {
  if (compare(better.from, grade.from) <= 0) return false;
  return quota === null || grade.quota === null || compare(quota, grade.quota) <= 0;
}

const quotaAbove = (grades: readonly Grade[], index: number): Grade['quota'] =>
  grades.slice(0, index).findLast((grade) => grade.quota !== null)?.quota ?? null;

function verifyEffect(ground: Ground, table: Table, veto: Veto): void {
  const { effect } = veto;
  if (effect.kind === 'zero') {
    const ids = [
      table.id,
      ...groupsOf(table).map((each) => each.id),
      ...indicatorsOf(table).map((each) => each.id),
    ];
    if (ids.includes(effect.target)) return;
    const params = { id: effect.target, candidates: nearest(effect.target, ids).join('、') };
    report(ground, 'veto-target-unknown', params, spotOf(ground, veto, 'effect', 'zero'));
  } else if (effect.kind === 'cap_grade') {
    const names = table.grades.map((each) => each.name);
    if (names.includes(effect.grade)) return;
    const params = { name: effect.grade, candidates: nearest(effect.grade, names).join('、') };
    report(ground, 'grade-unknown', params, spotOf(ground, veto, 'effect', 'cap_grade'));
  }
}
