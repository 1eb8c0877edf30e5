import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Unit } from '../../core/scheme/scheme.ts';
import { parseCell } from '../../core/scheme/typed-cell.ts';
import type { Actor } from '../../port/actor.ts';
import type { VoteState } from '../../port/store-review.ts';
import { listVotes } from '../../store/view/panels.ts';
import { holdVote, putVote } from '../../store/write/panels.ts';
import { requireState } from '../campaign/state.ts';
import { todayOf } from '../campaign/today.ts';
import type { Platform } from '../platform.ts';
import { isInvolved } from '../review/judge.ts';
import { act, refused } from '../work/act.ts';
import { isOpen, type LoadedPanel, loadPanel, panelSubject } from './load-panel.ts';
import type { OwnVote } from './panel-view.ts';

export interface AskedVote {
  readonly panel: string;
  readonly unit: string;
  /** `draft`: saved while it is written, and may be incomplete. */
  readonly state: VoteState;
  /** Decimal as text. */
  readonly value: string | null;
  readonly reason: string;
  /** The revision that was seen: 0 for none yet; null: whatever there is. */
  readonly revision: number | null;
}

/**
 * An expert scores a unit, abstains, or recuses itself from a conflict of interest; it may change that until the last day
 * of scoring. What is entered in the audit log says neither the unit nor the score.
 */
export function giveVote(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVote,
): Promise<Result<OwnVote>> {
  return act(platform, actor, async (work) => {
    const { client } = work;
    const { office, account } = actor;
    // The panel cannot be closed while a vote is written, and not be voted on once it is.
    const loaded = await loadPanel(client, actor, 'panel.score', asked.panel, 'share');
    if (!loaded.ok) return loaded;
    const { panel, open } = loaded.value;
    const unit = open.units.find((each) => each.unit === asked.unit);
    if (unit === undefined || !panel.units.includes(asked.unit))
      return refused(problem('not-found', { what: asked.unit }));
    const no =
      isOpen(panel) ??
      requireState(open.campaign, 'collecting') ??
      isLate(panel, await todayOf(client, open.scheme));
    if (no !== null) return refused(no);
    const wrong = faultsOf(loaded.value, actor, unit, asked);
    if (wrong.length > 0) return fail(...wrong);
    const before = await holdVote(client, office, { panel: panel.id, unit: asked.unit, account });
    const current = before?.revision ?? 0;
    if (asked.revision !== null && asked.revision !== current) {
      const [given, now] = [String(asked.revision), String(current)];
      return refused(problem('revision-conflict', { what: unit.name, given, current: now }));
    }
    const { state, value, reason } = asked;
    const vote = { state, value: value === null ? null : value.trim(), reason: reason.trim() };
    await putVote(client, office, { ...vote, panel: panel.id, unit: asked.unit, account });
    const { campaign, indicator } = panel;
    work.record({ action: 'panel.score', subject: panelSubject(panel), campaign, indicator, details: {} });
    const own = (await listVotes(client, office, panel.id, account)).find((each) => each.unit === asked.unit);
    if (own === undefined) throw new Error('a vote that was just written is gone');
    const { expert: _, ...shown } = own;
    return ok(shown);
  });
}

const isLate = ({ closesOn }: { readonly closesOn: string }, today: string): Problem | null =>
  today > closesOn ? problem('panel-time-over', { closesOn }) : null;

function faultsOf(
  { experts }: LoadedPanel,
  actor: Actor,
  unit: Unit,
  { state, value, reason }: AskedVote,
): readonly Problem[] {
  if (state !== 'recused' && isInvolved(actor, { unit }))
    return [problem('panel-unit-own', { unit: unit.name })];
  const isBlank = value === null || value.trim() === '';
  const complete =
    state === 'draft' || (reason.trim() !== '' && (state === 'given' ? !isBlank : value === null));
  if (!complete) return [problem('panel-value-missing', {})];
  if (isBlank) return [];
  const cell = parseCell(experts.score, value, 0);
  return cell.ok ? [] : [cell.problem];
}
