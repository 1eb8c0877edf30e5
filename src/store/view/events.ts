import type { PoolClient } from 'pg';
import type { OfficeEvent } from '../../port/store-event.ts';

type Client = Pick<PoolClient, 'query'>;

/** Events of an office after one, in the order of commits. */
export async function eventsAfter(
  client: Client,
  office: string,
  after: number,
  limit: number,
): Promise<readonly OfficeEvent[]> {
  const found = await client.query<Omit<OfficeEvent, 'sequence'> & { readonly sequence: string }>(
    `SELECT e.sequence, e.office, e.campaign, e.action, e.subject, e.unit, e.indicator, e.actor, e.at
      FROM zhunsheng.event AS e WHERE e.office = $1 AND e.sequence > $2 ORDER BY e.sequence LIMIT $3`,
    [office, after, limit],
  );
  return found.rows.map((row) => ({ ...row, sequence: Number(row.sequence) }));
}

/** The number of the office's last event; 0 when there is none. */
export async function lastEventOf(client: Client, office: string): Promise<number> {
  const found = await client.query<{ last: string | null }>(
    'SELECT max(e.sequence) AS last FROM zhunsheng.event AS e WHERE e.office = $1',
    [office],
  );
  return Number(found.rows[0]?.last ?? 0);
}
