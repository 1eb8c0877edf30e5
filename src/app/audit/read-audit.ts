import { permit } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Checkpoint } from '../../port/store-audit.ts';
import type { AuditReport } from '../../store/audit/verify.ts';
import {
  type AuditFilter,
  type AuditLine,
  readAuditLines,
  readCheckpointLines,
} from '../../store/view/audit.ts';
import { verifyLog } from '../job/verify-log.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { sentenceOf } from './sentences.ts';

/** An entry as people read it. */
export interface AuditView extends AuditLine {
  readonly sentence: { readonly zh: string; readonly en: string };
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** The entries of the actor's office, newest first. */
export async function readAudit(
  platform: Platform,
  actor: Actor,
  filter: AuditFilter,
  limit: number,
): Promise<Result<Page<AuditView>>> {
  const { office } = actor;
  const refusal = permit(actor, 'audit.read', { office });
  if (refusal !== null) return refused(refusal);
  const lines = await look(platform, actor, (client) => readAuditLines(client, office, filter, limit + 1));
  return ok({
    items: lines.slice(0, limit).map(toView),
    next: nextOf(lines, limit, ({ sequence }) => sequence),
  });
}

function toView(line: AuditLine): AuditView {
  const told = { ...line, actor: line.actor === 'system' ? '系统' : (line.actorName ?? line.actor) };
  return { ...line, sentence: { zh: sentenceOf(told, 'zh'), en: sentenceOf(told, 'en') } };
}

/** The signed checkpoints of the whole log, newest first. */
export async function listCheckpoints(
  platform: Platform,
  actor: Actor,
  before: string | null,
  limit: number,
): Promise<Result<Page<Checkpoint>>> {
  const refusal = permit(actor, 'audit.read', { office: actor.office });
  if (refusal !== null) return refused(refusal);
  const lines = await look(platform, actor, (client) => readCheckpointLines(client, before, limit + 1));
  return ok({ items: lines.slice(0, limit), next: nextOf(lines, limit, ({ at }) => at) });
}

/** Reads the whole log, of all offices, and holds it against what was signed. */
export async function verifyOnDemand(platform: Platform, actor: Actor): Promise<Result<AuditReport>> {
  const refusal = permit(actor, 'audit.read', { office: actor.office });
  if (refusal !== null) return refused(refusal);
  return ok(await verifyLog(platform));
}

/** The place of the last line shown, where there are more. */
function nextOf<T>(lines: readonly T[], limit: number, place: (line: T) => string | number): string | null {
  const last = lines[limit - 1];
  return lines.length > limit && last !== undefined ? String(place(last)) : null;
}
