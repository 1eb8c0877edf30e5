import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** What became of the demonstration in this installation, by the audit log, which nobody can change. */
export interface DemoHistory {
  /** It was removed once, so it does not come back by itself. */
  readonly removed: boolean;
  /** Its campaign was loaded to the end. */
  readonly complete: boolean;
  /** Offices that are no demonstration. */
  readonly otherOffices: number;
}

/** `subject`: of the entry that says that the demonstration is complete. */
export async function readDemoHistory(client: Client, subject: string): Promise<DemoHistory> {
  const found = await client.query<{ removed: boolean; complete: boolean; others: number }>(
    `SELECT EXISTS (SELECT 1 FROM zhunsheng.audit_entry AS e WHERE e.action = 'demo.removed') AS removed,
        EXISTS (SELECT 1 FROM zhunsheng.audit_entry AS e WHERE e.action = 'demo.loaded' AND e.subject = $1) AS complete,
        (SELECT count(*)::int FROM zhunsheng.office AS o
          LEFT JOIN zhunsheng.account_settings AS s ON s.office = o.id WHERE s.demo IS NOT TRUE) AS others`,
    [subject],
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error('the database returned no row');
  return { removed: row.removed, complete: row.complete, otherOffices: row.others };
}

/** The offices that are demonstrations, with their names. */
export async function demoOffices(
  client: Client,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  const found = await client.query<{ id: string; name: string }>(
    `SELECT o.id, o.name FROM zhunsheng.office AS o
      JOIN zhunsheng.account_settings AS s ON s.office = o.id AND s.demo ORDER BY o.id`,
  );
  return found.rows;
}

/** The accounts of a demonstration, by login. */
export async function demoAccountIds(client: Client, office: string): Promise<ReadonlyMap<string, string>> {
  const found = await client.query<{ id: string; login: string }>(
    'SELECT a.id, a.login FROM zhunsheng.account AS a WHERE a.office = $1',
    [office],
  );
  return new Map(found.rows.map(({ id, login }) => [login, id]));
}

/** Removes a demonstration office with everything in it; the database refuses any other. */
export async function deleteDemoOffice(client: Client, office: string): Promise<void> {
  await client.query('SELECT zhunsheng.remove_demo_office($1)', [office]);
}
