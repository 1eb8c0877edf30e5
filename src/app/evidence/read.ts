import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { permit, reachesAll } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Evidence } from '../../port/store-evidence.ts';
import { linksOf, listEvidence as listRows, readEvidence } from '../../store/view/evidence.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { holdersOf } from './holder.ts';
import { evidencePath, isHash } from './place.ts';
import { refuseSight } from './see.ts';

/** What the actor has; for the office, what everybody has. */
export async function listEvidence(
  platform: Platform,
  actor: Actor,
  page: { readonly after: readonly [sha256: string, holder: string] | null; readonly limit: number },
): Promise<Result<readonly Evidence[]>> {
  const refusal = permit(actor, 'evidence.read', { office: actor.office });
  if (refusal !== null && refusal.code !== 'not-found') return refused(refusal);
  const holders = reachesAll(actor, 'evidence.read') ? null : holdersOf(actor);
  return ok(await look(platform, actor, (client) => listRows(client, actor.office, holders, page)));
}

/** A file's content, and the name its reader knows it by. */
export interface OpenEvidence {
  readonly evidence: Evidence;
  readonly content: AsyncIterable<Uint8Array>;
}

/** Opens a file for reading, for whoever may see it. */
export async function openEvidence(
  platform: Platform,
  actor: Actor,
  sha256: string,
): Promise<Result<OpenEvidence>> {
  if (!isHash(sha256)) return fail(problem('not-found', { what: sha256 }));
  const seen = await look(platform, actor, async (client) => {
    const held = await readEvidence(client, actor.office, [sha256]);
    const links = await linksOf(client, actor.office, sha256);
    const own = new Set<string>(holdersOf(actor));
    const evidence =
      held.find((each) => own.has(each.holder)) ??
      namedFor(
        held,
        links.map((each) => each.holder),
      );
    return { evidence, refusal: await refuseSight(client, actor, held, links) };
  });
  if (seen.refusal !== null) return refused(seen.refusal);
  if (seen.evidence === undefined) return fail(problem('not-found', { what: sha256 }));
  const path = evidencePath(platform, actor.office, sha256);
  const size = await stat(path).then(
    (entry) => entry.size,
    () => null,
  );
  if (size !== seen.evidence.bytes) return fail(problem('evidence-lost', { sha256 }));
  return ok({ evidence: seen.evidence, content: contentOf(path) });
}

/** Opened when it is first read, so that a reply nobody reads leaves no file open. */
async function* contentOf(path: string): AsyncGenerator<Uint8Array> {
  yield* createReadStream(path);
}

const namedFor = (held: readonly Evidence[], holders: readonly string[]): Evidence | undefined =>
  held.find((each) => holders.includes(each.holder)) ?? held[0];
