import type { PoolClient } from 'pg';
import { permit } from '../../access/permit.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeVersion, SchemeVersionInfo } from '../../port/store-scheme.ts';
import { listVersions, readVersionInfo } from '../../store/view/scheme-versions.ts';
import { readVersion } from '../../store/write/scheme-versions.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';

/** Which version of an office's own schemes. */
export interface AskedVersion {
  readonly scheme: string;
  readonly version: number;
}

export const subjectOf = ({ scheme, version }: AskedVersion): string => `scheme/${scheme}/${version}`;

/** Whether somebody sees what is not published. */
export const seesDrafts = (actor: Actor): boolean =>
  permit(actor, 'scheme.read-draft', { office: actor.office }) === null;

/** The versions of one scheme, or of all (null), the latest of each first: for all but the office only published ones. */
export function listSchemeVersions(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  scheme: string | null,
): Promise<Result<readonly SchemeVersionInfo[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'scheme.read', { office: actor.office });
    if (no !== null) return refused(no);
    const all = await listVersions(client, actor.office, scheme);
    return ok(seesDrafts(actor) ? all : all.filter((each) => each.state === 'published'));
  });
}

/** A version without its files. What is not published is not there for anybody but the office. */
export function showVersion(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion,
): Promise<Result<SchemeVersionInfo>> {
  return look(platform, actor, (client) => findVersion(client, actor, asked));
}

/** As `showVersion`, in a transaction. */
export async function findVersion(
  client: PoolClient,
  actor: Actor,
  asked: AskedVersion,
): Promise<Result<SchemeVersionInfo>> {
  const no = permit(actor, 'scheme.read', { office: actor.office, name: subjectOf(asked) });
  if (no !== null) return refused(no);
  const found = await readVersionInfo(client, { office: actor.office, ...asked });
  if (found === null || (found.state !== 'published' && !seesDrafts(actor))) return missing(asked);
  return ok(found);
}

/** A version with the texts of its files. */
export function readVersionFiles(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion,
): Promise<Result<SchemeVersionInfo & Pick<SchemeVersion, 'files'>>> {
  return look(platform, actor, async (client) => {
    const found = await findVersion(client, actor, asked);
    if (!found.ok) return found;
    const kept = await readVersion(client, found.value);
    return kept === null ? missing(asked) : ok({ ...found.value, files: kept.files });
  });
}

export const missing = ({ scheme, version }: AskedVersion): Result<never> =>
  fail(problem('scheme-version-missing', { scheme, version: String(version) }));
