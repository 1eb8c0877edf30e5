import { type Ground, report, spotOf } from '../build/ground.ts';
import { nearest } from '../nearest.ts';
import { isFollowed } from '../ruling/open-questions.ts';
import type { Assumption, Indicator, Table } from '../scheme.ts';

/**
 * Problems: tables and indicators resting on assumptions that are not there; what is ruled or followed outside the
 * choices. Warnings: unused; ruled otherwise than the formulas follow.
 */
export function verifyAssumptions(
  ground: Ground,
  resting: readonly (Table | Indicator)[],
  assumptions: readonly Assumption[],
): void {
  const ids = assumptions.map(({ id }) => id);
  const used = new Set<string>();
  for (const each of resting) {
    each.assumptions.forEach((id, i) => {
      used.add(id);
      if (ids.includes(id)) return;
      const at = spotOf(ground, each, 'assumptions', i);
      report(ground, 'assumption-unknown', { id, candidates: nearest(id, ids).join('、') }, at);
    });
  }
  for (const assumption of assumptions) verifyAssumption(ground, assumption, used);
}

function verifyAssumption(ground: Ground, assumption: Assumption, used: ReadonlySet<string>): void {
  const { id, choices, follows, ruling } = assumption;
  if (!used.has(id)) report(ground, 'assumption-unused', { id }, spotOf(ground, assumption, 'id'));
  if (follows !== undefined && follows !== null && !choices.includes(follows)) {
    const params = { follows, choices: choices.join('、') };
    report(ground, 'followed-choice-unknown', params, spotOf(ground, assumption, 'follows'));
  }
  if (ruling === null) return;
  if (!choices.includes(ruling.choice)) {
    const params = { choice: ruling.choice, choices: choices.join('、') };
    report(ground, 'ruling-choice-unknown', params, spotOf(ground, assumption, 'ruling', 'choice'));
  } else if (!isFollowed(assumption)) {
    const params = { id, choice: ruling.choice, follows: follows ?? '–' };
    report(ground, 'ruling-not-followed', params, spotOf(ground, assumption, 'follows'));
  }
}
