import type { Pool } from 'pg';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';

/** The oldest PostgreSQL supported. */
export const leastMajor = 14;

interface Settings {
  readonly version: string;
  readonly server_version: string;
  readonly server_encoding: string;
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  readonly data_checksums: string;
  readonly standby: boolean;
}

/**
 * Whether the server may be trusted with writes: version, encoding, the settings on which durability rests, and
 * that it is no standby. Missing page checksums are an error on a database of our own and a warning elsewhere.
 */
export async function checkServer(
  pool: Pool,
  kind: 'embedded' | 'server',
  address: string,
): Promise<Result<null>> {
  const settings = await readSettings(pool);
  if (typeof settings === 'string') return fail(problem('store-unreachable', { address, reason: settings }));
  const problems = [...versionProblems(settings), ...durabilityProblems(settings, kind)];
  return hasErrors(problems) ? fail(...problems) : ok(null, problems);
}

const names = [
  'server_version',
  'server_encoding',
  'fsync',
  'full_page_writes',
  'synchronous_commit',
  'data_checksums',
];

async function readSettings(pool: Pool): Promise<Settings | string> {
  const shown = names.map((name) => `current_setting('${name}') AS ${name}`).join(', ');
  try {
    const found = await pool.query<Settings>(
      `SELECT current_setting('server_version_num') AS version, pg_is_in_recovery() AS standby, ${shown}`,
    );
    return found.rows[0] ?? 'no answer';
  } catch (error) {
    return error instanceof Error ? error.message || String(error) : String(error);
  }
}

function versionProblems(settings: Settings): readonly Problem[] {
  const problems: Problem[] = [];
  if (Math.floor(Number(settings.version) / 10_000) < leastMajor) {
    const params = { found: settings.server_version, least: String(leastMajor) };
    problems.push(problem('store-server-too-old', params));
  }
  if (settings.server_encoding !== 'UTF8')
    problems.push(problem('store-encoding-wrong', { found: settings.server_encoding }));
  if (settings.standby) problems.push(problem('store-read-only', {}));
  return problems;
}

function durabilityProblems(settings: Settings, kind: 'embedded' | 'server'): readonly Problem[] {
  const problems: Problem[] = [];
  if (settings.fsync !== 'on') problems.push(unsafe('fsync', settings.fsync));
  if (settings.full_page_writes !== 'on')
    problems.push(unsafe('full_page_writes', settings.full_page_writes));
  if (settings.synchronous_commit === 'off') problems.push(unsafe('synchronous_commit', 'off'));
  if (settings.data_checksums === 'on') return problems;
  const checksums =
    kind === 'embedded' ? unsafe('data_checksums', 'off') : problem('store-checksums-off', {});
  return [...problems, checksums];
}

const unsafe = (setting: string, found: string): Problem =>
  problem('store-setting-unsafe', { setting, found, needed: 'on' });
