import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Evidence } from '../../port/store-evidence.ts';
import { evidenceFor, readEvidence } from '../../store/view/evidence.ts';
import { deleteLinks, insertLink } from '../../store/write/evidence.ts';
import type { Work } from '../work/act.ts';
import { holdersOf } from './holder.ts';

/** Files handed in for something, such as `campaign/2020/submission/17`. */
export interface Attachment {
  /** Hashes of files that the actor has. */
  readonly evidence: readonly string[];
  readonly subject: string;
  readonly campaign: string;
  /** What it is about; the unit and the leads responsible for the indicator may then see the files. */
  readonly unit: string | null;
  readonly indicator: string | null;
  /** Given where it is about a dataset that several indicators may read: then all their leads may see the files. */
  readonly dataset?: string;
}

/**
 * Hands files in, in the transaction of what they are handed in for. `evidence-unknown` names those that are not
 * there or not the actor's. Those handed in before for the same subject stay.
 */
export async function attachEvidence(work: Work, attachment: Attachment): Promise<Result<void>> {
  const { client, actor } = work;
  const { subject, campaign, unit, indicator, dataset = null } = attachment;
  const wanted = [...new Set(attachment.evidence)].sort();
  const mine = new Set<string>(holdersOf(actor));
  const found = (await readEvidence(client, actor.office, wanted, 'keep')).filter((each) =>
    mine.has(each.holder),
  );
  const missing = wanted.filter((sha256) => !found.some((each) => each.sha256 === sha256));
  if (missing.length > 0) return fail(...missing.map((sha256) => problem('evidence-unknown', { sha256 })));
  for (const { sha256, holder } of found) {
    const link = { sha256, holder, subject, campaign, unit, indicator, dataset };
    await insertLink(client, actor.office, link, actor.account);
  }
  return ok(undefined);
}

/** As `attachEvidence`, and what is not in the list is no longer handed in: for drafts that are saved again. */
export async function replaceEvidence(work: Work, attachment: Attachment): Promise<Result<void>> {
  await deleteLinks(work.client, work.actor.office, attachment.subject, attachment.evidence);
  const before = new Set((await evidenceOf(work.client, work.actor.office, attachment.subject)).map(hashOf));
  const added = attachment.evidence.filter((sha256) => !before.has(sha256));
  return attachEvidence(work, { ...attachment, evidence: added });
}

const hashOf = (each: Evidence): string => each.sha256;

/** What is handed in for something, in order of name. Whether the actor may see the subject is the caller's question. */
export const evidenceOf = (
  client: PoolClient,
  office: Actor['office'],
  subject: string,
): Promise<readonly Evidence[]> => evidenceFor(client, office, subject);
