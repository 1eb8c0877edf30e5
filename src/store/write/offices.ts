import type { PoolClient } from 'pg';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Office, OfficeLevel } from '../../port/store-office.ts';

type Client = Pick<PoolClient, 'query'>;

const levels: readonly OfficeLevel[] = ['nation', 'province', 'city', 'county', 'town'];

const rankOf = (level: OfficeLevel): number => levels.indexOf(level) + 1;

/** Adds an office below its parent. */
export async function addOffice(client: Client, office: Office): Promise<Result<Office>> {
  const { id, name, level, parent } = office;
  const above = parent === null ? null : await readOffice(client, parent);
  if (parent !== null && above === null) return fail(problem('office-unknown', { office: parent }));
  if (above !== null && rankOf(above.level) >= rankOf(level))
    return fail(problem('office-level-wrong', { office: id, level, parent: above.id }));
  const added = await client.query(
    `INSERT INTO zhunsheng.office (id, name, level, parent, parent_level) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (id) DO NOTHING`,
    [id, name, rankOf(level), parent, above === null ? null : rankOf(above.level)],
  );
  return added.rowCount === 1 ? ok(office) : fail(problem('office-exists', { office: id }));
}

/** The office, null when there is none of this id. */
export async function readOffice(client: Client, id: string): Promise<Office | null> {
  const found = await client.query<OfficeRow>(`${select} WHERE o.id = $1`, [id]);
  return found.rows.map(toOffice)[0] ?? null;
}

/** The office and all below it, by id. */
export async function officesUnder(client: Client, id: string): Promise<readonly Office[]> {
  const found = await client.query<OfficeRow>(
    `WITH RECURSIVE under (id) AS (
      SELECT o.id FROM zhunsheng.office AS o WHERE o.id = $1
      UNION ALL SELECT o.id FROM zhunsheng.office AS o JOIN under ON o.parent = under.id)
    ${select} WHERE o.id IN (SELECT under.id FROM under) ORDER BY o.id`,
    [id],
  );
  return found.rows.map(toOffice);
}

/** Offices by id, after `after`, at most `limit`. */
export async function listOffices(client: Client, after: string, limit: number): Promise<readonly Office[]> {
  const found = await client.query<OfficeRow>(`${select} WHERE o.id > $1 ORDER BY o.id LIMIT $2`, [
    after,
    limit,
  ]);
  return found.rows.map(toOffice);
}

interface OfficeRow {
  readonly id: string;
  readonly name: string;
  readonly level: number;
  readonly parent: string | null;
}

const select = 'SELECT o.id, o.name, o.level, o.parent FROM zhunsheng.office AS o';

const toOffice = (row: OfficeRow): Office => ({ ...row, level: levels[row.level - 1] ?? 'town' });
