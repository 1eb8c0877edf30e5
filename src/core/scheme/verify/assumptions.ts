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
  const indicators = new Set(resting.map(({ id }) => id));
  for (const assumption of assumptions) verifyAssumption(ground, assumption, used, indicators);
}

function verifyAssumption(
  ground: Ground,
  assumption: Assumption,
  used: ReadonlySet<string>,
  indicators: ReadonlySet<string>,
): void {
  const { id, choices, follows, ruling } = assumption;
  if (!used.has(id)) report(ground, 'assumption-unused', { id }, spotOf(ground, assumption, 'id'));
  if (follows !== undefined && follows !== null && !choices.includes(follows)) {
    const params = { follows, choices: choices.join('、') };
    report(ground, 'followed-choice-unknown', params, spotOf(ground, assumption, 'follows'));
  }
  verifyChanges(ground, assumption, indicators);
  if (ruling === null) return;
  if (!choices.includes(ruling.choice)) {
    const params = { choice: ruling.choice, choices: choices.join('、') };
    report(ground, 'ruling-choice-unknown', params, spotOf(ground, assumption, 'ruling', 'choice'));
  } else if (!isFollowed(assumption)) {
    const params = { id, choice: ruling.choice, follows: follows ?? '–' };
    report(ground, 'ruling-not-followed', params, spotOf(ground, assumption, 'follows'));
  }
}

function verifyChanges(ground: Ground, assumption: Assumption, indicators: ReadonlySet<string>): void {
  const { choices, changes = [] } = assumption;
  changes.forEach(({ choice, indicator }, i) => {
    const at = (key: string) => spotOf(ground, assumption, 'changes', i, key);
    if (!choices.includes(choice))
      report(ground, 'ruling-choice-unknown', { choice, choices: choices.join('、') }, at('choice'));
    if (!indicators.has(indicator))
      report(ground, 'change-indicator-unknown', { id: indicator }, at('indicator'));
  });
}
