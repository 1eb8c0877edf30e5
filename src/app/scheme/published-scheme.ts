import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { SchemeVersionId } from '../../port/store-scheme.ts';
import { readVersion, readVersionState } from '../../store/write/scheme-versions.ts';
import { readTexts } from './read-texts.ts';

const most = 32;
// What is published never changes, so what was read once holds as long as the version has the same fingerprint.
const read = new Map<string, Scheme>();

/**
 * The scheme of a published version, read once. Problems: scheme-version-missing; scheme-version-state where it is not
 * published.
 */
export async function publishedScheme(
  client: Pick<PoolClient, 'query'>,
  id: SchemeVersionId,
): Promise<Result<Scheme>> {
  const { scheme, version } = id;
  const state = await readVersionState(client, id);
  if (state === null) return fail(problem('scheme-version-missing', { scheme, version: String(version) }));
  if (state.state !== 'published' || state.fingerprint === null) {
    return fail(problem('scheme-version-state', { scheme, version: String(version), state: state.state }));
  }
  const key = [id.office, scheme, version, state.fingerprint].join('/');
  return ok(read.get(key) ?? keep(key, await readFiles(client, id)));
}

async function readFiles(client: Pick<PoolClient, 'query'>, id: SchemeVersionId): Promise<Scheme> {
  const kept = await readVersion(client, id);
  const scheme = kept === null ? null : readTexts(kept.files);
  if (scheme?.ok !== true) throw new Error(`the published version ${id.scheme}/${id.version} cannot be read`);
  return scheme.value;
}

function keep(key: string, scheme: Scheme): Scheme {
  const [oldest] = read.keys();
  if (read.size >= most && oldest !== undefined) read.delete(oldest);
  read.set(key, scheme);
  return scheme;
}
