import type { PoolClient } from 'pg';
import type { Action } from '../../access/actions.ts';
import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Unit } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { Submission, SubmissionState } from '../../port/store-review.ts';
import { listSubmissionSteps, readSubmission } from '../../store/view/submissions.ts';
import { findCampaign } from '../campaign/find-campaign.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { type Responsible, responsibleForDataset } from './responsible.ts';

/** A submission, the campaign it is in, and who reviews it. */
export interface Loaded {
  readonly submission: Submission;
  readonly open: OpenCampaign;
  readonly unit: Unit;
  readonly responsible: Responsible;
}

/** A submission of the office, held or not; whether the actor may see it is not asked yet. */
export async function loadSubmission(
  client: PoolClient,
  office: string,
  id: string,
  hold: 'hold' | null = null,
): Promise<Result<Loaded>> {
  const submission = await readSubmission(client, office, id, hold);
  if (submission === null) return fail(problem('not-found', { what: id }));
  const open = await findCampaign(client, office, submission.campaign);
  if (!open.ok) return open;
  const unit = open.value.units.find((each) => each.unit === submission.unit);
  if (unit === undefined) return fail(problem('not-found', { what: id }));
  const { dataset } = submission;
  const responsible = await responsibleForDataset(client, open.value, dataset, unit.unit);
  return ok({ submission, open: open.value, unit, responsible });
}

/** Null when the actor's role reaches it; a draft that was never handed in is its unit's only. */
export function mayReach(actor: Actor, action: Action, loaded: Loaded): Problem | null {
  const { submission, unit, responsible } = loaded;
  const { office, id, round } = submission;
  const refusal = permit(actor, action, { office, unit: unit.unit, leads: responsible.leads, name: id });
  if (refusal !== null || round > 0) return refusal;
  return permit(actor, 'submission.write', { office, unit: unit.unit, name: id })?.code === undefined
    ? null
    : problem('not-found', { what: id });
}

/** Null when it is in one of these states and, where the caller said which, still the revision it saw. */
export function isAt(
  { id, state, revision }: Submission,
  given: number | null,
  ...needed: readonly SubmissionState[]
): Problem | null {
  if (!needed.includes(state)) return problem('submission-state', { state, needed: needed.join(' / ') });
  if (given === null || given === revision) return null;
  return problem('revision-conflict', { what: id, given: String(given), current: String(revision) });
}

/** Leads that have signed what is handed in now, and who signed for them. */
export async function signaturesOf(
  client: PoolClient,
  { office, id, round }: Submission,
): Promise<readonly { readonly lead: string; readonly by: string }[]> {
  const steps = await listSubmissionSteps(client, office, id);
  return steps.flatMap(({ kind, round: of, lead, by }) =>
    kind === 'signed' && of === round && lead !== null ? [{ lead, by }] : [],
  );
}

/** The leads alone of `signaturesOf`. */
export const signedLeads = async (client: PoolClient, submission: Submission): Promise<readonly string[]> =>
  (await signaturesOf(client, submission)).map((each) => each.lead);
