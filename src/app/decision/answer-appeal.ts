import { ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { AmendingRows } from '../../port/store-decision.ts';
import { listAppealSteps } from '../../store/view/appeals.ts';
import { addAppealStep, markAnswered } from '../../store/write/appeals.ts';
import { requireState } from '../campaign/state.ts';
import type { Platform } from '../platform.ts';
import { judgesAs, mayJudge } from '../review/judge.ts';
import { act, refused } from '../work/act.ts';
import type { AppealView } from './appeal-view.ts';
import { appealSubject, isAppealAt, loadAppeal } from './load-appeal.ts';
import { show } from './lodge-appeal.ts';
import { fitProposal } from './proposal.ts';

export interface AskedAnswer {
  readonly appeal: string;
  readonly text: string;
  /** Corrected rows, if the lead agrees that facts were wrong; null: none. */
  readonly proposal: AmendingRows | null;
}

/** A responsible lead answers with reasons; when all of them have, the office can decide. */
export function answerAppeal(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedAnswer,
): Promise<Result<AppealView>> {
  return act(platform, actor, async (work) => {
    const loaded = await loadAppeal(work.client, actor.office, asked.appeal, 'hold');
    if (!loaded.ok) return loaded;
    const { appeal, open, unit, responsible } = loaded.value;
    const { office, id, campaign, indicator } = appeal;
    const judged = { office, unit, responsible, name: id, authors: [appeal.lodgedBy] };
    const text = asked.text.trim();
    const no =
      mayJudge(actor, 'appeal.answer', judged) ??
      requireState(open.campaign, 'published') ??
      isAppealAt(appeal, 'lodged') ??
      (text === '' ? problem('reason-required', {}) : null);
    if (no !== null) return refused(no);
    const steps = await listAppealSteps(work.client, office, id);
    const answered = steps.flatMap((each) => (each.kind === 'answered' ? [each.lead ?? ''] : []));
    const own = judgesAs(actor, responsible);
    const lead = own.find((each) => !answered.includes(each));
    if (lead === undefined) return refused(problem('appeal-answered-already', { lead: own.join('、') }));
    const fitted = asked.proposal === null ? ok(null) : fitProposal(loaded.value, asked.proposal);
    if (!fitted.ok) return fitted;
    const proposal = fitted.value;
    const waitingFor = responsible.leads.filter((each) => each !== lead && !answered.includes(each));
    await markAnswered(work.client, appeal, { complete: waitingFor.length === 0, proposal });
    await addAppealStep(work.client, appeal, { kind: 'answered', by: actor.account, lead, text, proposal });
    const details = { lead, text, rows: proposal?.rows.length ?? 0, waitingFor };
    const subject = appealSubject(appeal);
    work.record({ action: 'appeal.answer', subject, campaign, unit: unit.unit, indicator, details });
    return show(work, id);
  });
}
