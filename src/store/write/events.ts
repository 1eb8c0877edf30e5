import type { PoolClient } from 'pg';
import type { OfficeEvent } from '../../port/store-event.ts';

/** The channel on which listeners hear that there is something new; the payload is the office. */
export const eventChannel = 'zhunsheng_event';

/** Writes the event of an audit entry, in its transaction; listeners hear of it when that commits. */
export async function insertEvent(client: PoolClient, event: OfficeEvent): Promise<void> {
  const { sequence, office, campaign, action, subject, unit, indicator, actor, at } = event;
  await client.query(
    `INSERT INTO zhunsheng.event (sequence, office, campaign, action, subject, unit, indicator, actor, at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [sequence, office, campaign, action, subject, unit, indicator, actor, at],
  );
  await client.query('SELECT pg_notify($1, $2)', [eventChannel, office]);
}
