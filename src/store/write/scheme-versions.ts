import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { SchemeOrigin, SchemeState, SchemeVersion, SchemeVersionId } from '../../port/store-scheme.ts';

type Client = Pick<PoolClient, 'query'>;

/** What a new version starts as. */
export interface NewVersion {
  readonly office: string;
  readonly scheme: string;
  readonly files: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly by: string;
  /** What its scheme.yaml calls it; '' where that cannot be read. */
  readonly title?: string;
  readonly origin?: SchemeOrigin;
}

/** Starts the next version of a scheme as a draft. Two that start at the same time get different numbers. */
export async function startDraft(client: Client, draft: NewVersion): Promise<Result<SchemeVersion>> {
  const { office, scheme, files, reason, by, title = '', origin = { kind: 'files' } } = draft;
  const known = await client.query(
    'SELECT o.id FROM zhunsheng.office AS o WHERE o.id = $1 FOR NO KEY UPDATE',
    [office],
  );
  if (known.rowCount === 0) return fail(problem('office-unknown', { office }));
  const added = await client.query<SchemeVersion>(
    `INSERT INTO zhunsheng.scheme_version AS v (office, scheme, version, files, reason, created_by, title, origin)
      SELECT $1, $2, coalesce(max(e.version), 0) + 1, $3, $4, $5, $6, $7
        FROM zhunsheng.scheme_version AS e WHERE e.office = $1 AND e.scheme = $2
      RETURNING ${columns}`,
    [office, scheme, JSON.stringify(files), reason, by, title, JSON.stringify(origin)],
  );
  return ok(only(added.rows));
}

/** Replaces the files of a version that is not published; a checked one becomes a draft again. */
export function editDraft(
  client: Client,
  id: SchemeVersionId,
  files: SchemeVersion['files'],
  title = '',
): Promise<Result<SchemeVersion>> {
  const set = `files = $4, title = $5, state = 'draft', fingerprint = NULL`;
  return change(client, id, { from: ['draft', 'checked'], set, values: [JSON.stringify(files), title] });
}

/** Records that a draft was checked and what its fingerprint is; with a revision, only while it is at that one. */
export function markChecked(
  client: Client,
  id: SchemeVersionId,
  fingerprint: string,
  revision: number | null = null,
): Promise<Result<SchemeVersion>> {
  const set = `state = 'checked', fingerprint = $4`;
  return change(client, id, { from: ['draft'], set, values: [fingerprint], revision });
}

/** Publishes a checked version. From then on it is locked: the database itself refuses to change it. */
export function publishVersion(
  client: Client,
  id: SchemeVersionId,
  by: string,
  reason = '',
): Promise<Result<SchemeVersion>> {
  const set = `state = 'published', published_by = $4, published_at = clock_timestamp(), publish_reason = $5`;
  return change(client, id, { from: ['checked'], set, values: [by, reason] });
}

/** The version, null when there is none. */
export async function readVersion(client: Client, id: SchemeVersionId): Promise<SchemeVersion | null> {
  const found = await client.query<SchemeVersion>(
    `SELECT ${columns} FROM zhunsheng.scheme_version AS v WHERE ${isVersion}`,
    keyOf(id),
  );
  return found.rows[0] ?? null;
}

/** Reads a version and holds it until the transaction ends; null when there is none. */
export async function holdVersion(client: Client, id: SchemeVersionId): Promise<SchemeVersion | null> {
  const found = await client.query<SchemeVersion>(
    `SELECT ${columns} FROM zhunsheng.scheme_version AS v WHERE ${isVersion} FOR NO KEY UPDATE`,
    keyOf(id),
  );
  return found.rows[0] ?? null;
}

/** State and fingerprint of a version, without its files; null when there is none. */
export async function readVersionState(
  client: Client,
  id: SchemeVersionId,
): Promise<Pick<SchemeVersion, 'state' | 'fingerprint' | 'revision'> | null> {
  const found = await client.query<Pick<SchemeVersion, 'state' | 'fingerprint' | 'revision'>>(
    `SELECT v.state, v.fingerprint, v.revision FROM zhunsheng.scheme_version AS v WHERE ${isVersion}`,
    keyOf(id),
  );
  return found.rows[0] ?? null;
}

interface Change {
  readonly from: readonly SchemeState[];
  readonly set: string;
  readonly values: readonly unknown[];
  readonly revision?: number | null;
}

async function change(client: Client, id: SchemeVersionId, step: Change): Promise<Result<SchemeVersion>> {
  const values = [...keyOf(id), ...step.values, step.from, step.revision ?? null];
  const changed = await client.query<SchemeVersion>(
    `UPDATE zhunsheng.scheme_version AS v SET ${step.set}, revision = v.revision + 1
      WHERE ${isVersion} AND v.state = ANY ($${values.length - 1})
        AND ($${values.length}::integer IS NULL OR v.revision = $${values.length}) RETURNING ${columns}`,
    values,
  );
  if (changed.rows.length === 1) return ok(only(changed.rows));
  const { scheme, version } = id;
  const now = await readVersion(client, id);
  if (now === null) return fail(problem('scheme-version-missing', { scheme, version: String(version) }));
  return fail(problem('scheme-version-state', { scheme, version: String(version), state: now.state }));
}

const columns = 'v.office, v.scheme, v.version, v.state, v.files, v.fingerprint, v.reason, v.revision';
const isVersion = 'v.office = $1 AND v.scheme = $2 AND v.version = $3';
const keyOf = (id: SchemeVersionId): unknown[] => [id.office, id.scheme, id.version];

function only<T>(rows: readonly T[]): T {
  const [row] = rows;
  if (row === undefined) throw new Error('the database returned no row');
  return row;
}
