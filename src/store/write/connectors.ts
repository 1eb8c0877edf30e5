import type { PoolClient } from 'pg';
import type { Connector, ConnectorRun } from '../../port/store-connector.ts';

type Client = Pick<PoolClient, 'query'>;
type Named = Pick<Connector, 'office' | 'id'>;

/** What an office says of a connector; `secret` sealed, `nextRun` when its schedule is due next. */
export interface ConnectorContent
  extends Pick<
    Connector,
    'campaign' | 'dataset' | 'name' | 'action' | 'source' | 'mapping' | 'schedule' | 'since'
  > {
  readonly secret: string | null;
  readonly nextRun: Date | null;
}

const contentOf = (content: ConnectorContent): readonly unknown[] => [
  content.campaign,
  content.dataset,
  content.name,
  content.action,
  JSON.stringify(content.source),
  JSON.stringify(content.mapping),
  content.schedule,
  content.nextRun?.toISOString() ?? null,
  content.since,
  content.secret,
];

export async function insertConnector(
  client: Client,
  { office, id }: Named,
  content: ConnectorContent,
  by: string,
): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.connector (office, id, campaign, dataset, name, action, source, mapping, schedule, next_run,
        since, secret, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [office, id, ...contentOf(content), by],
  );
}

/** Changes a connector that the transaction holds. */
export async function updateConnector(
  client: Client,
  { office, id }: Named,
  content: ConnectorContent,
): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.connector AS c SET campaign = $3, dataset = $4, name = $5, action = $6, source = $7, mapping = $8,
      schedule = $9, next_run = $10, since = $11, secret = $12, revision = c.revision + 1
      WHERE c.office = $1 AND c.id = $2`,
    [office, id, ...contentOf(content)],
  );
}

/** Takes a connector away with its log; what it brought stays. */
export async function deleteConnector(client: Client, { office, id }: Named): Promise<void> {
  await client.query('DELETE FROM zhunsheng.connector AS c WHERE c.office = $1 AND c.id = $2', [office, id]);
}

/** Begins a pull of a connector that the transaction holds; null while another is under way. */
export async function beginRun(
  client: Client,
  { office, id, since }: Pick<Connector, 'office' | 'id' | 'since'>,
  longestSeconds: number,
): Promise<string | null> {
  await client.query(
    `UPDATE zhunsheng.connector_run AS r SET state = 'failed', finished_at = clock_timestamp(),
      problems = '[{"code": "connector-interrupted", "params": {}}]'
      WHERE r.office = $1 AND r.connector = $2 AND r.state = 'running'
        AND r.started_at < clock_timestamp() - $3 * interval '1 second'`,
    [office, id, longestSeconds],
  );
  const begun = await client.query<{ id: string }>(
    `INSERT INTO zhunsheng.connector_run (office, connector, since) SELECT $1, $2, $3
      WHERE NOT EXISTS (SELECT FROM zhunsheng.connector_run AS r
        WHERE r.office = $1 AND r.connector = $2 AND r.state = 'running') RETURNING id::text AS id`,
    [office, id, since],
  );
  return begun.rows[0]?.id ?? null;
}

export type RunOutcome = Pick<ConnectorRun, 'state' | 'until' | 'rows' | 'rejects' | 'batch' | 'problems'>;

/** Ends a pull; after a good one the next starts at `until`, where there is one. */
export async function endRun(
  client: Client,
  { office, id }: Named,
  run: string,
  outcome: RunOutcome,
): Promise<void> {
  const { state, until, rows, rejects, batch, problems } = outcome;
  await client.query(
    `UPDATE zhunsheng.connector_run AS r SET state = $3, until = $4, rows = $5, rejects = $6, batch = $7, problems = $8,
      finished_at = clock_timestamp() WHERE r.office = $1 AND r.id = $2`,
    [office, run, state, until, rows, rejects, batch, JSON.stringify(problems)],
  );
  if (state !== 'done' || until === null) return;
  await client.query('UPDATE zhunsheng.connector AS c SET since = $3 WHERE c.office = $1 AND c.id = $2', [
    office,
    id,
    until,
  ]);
}

/** Connectors whose time has come and that no other process is just moving on; held until the transaction ends. */
export async function holdDueConnectors(
  client: Client,
): Promise<readonly { office: string; id: string; schedule: string; due: string }[]> {
  const found = await client.query<{ office: string; id: string; schedule: string; due: string }>(
    `SELECT c.office, c.id::text AS id, c.schedule, c.next_run::text AS due FROM zhunsheng.connector AS c
      WHERE c.next_run <= clock_timestamp() ORDER BY c.next_run LIMIT 50 FOR NO KEY UPDATE SKIP LOCKED`,
  );
  return found.rows;
}

/** When a held connector is due next. */
export async function moveConnector(client: Client, { office, id }: Named, next: Date | null): Promise<void> {
  await client.query(
    `UPDATE zhunsheng.connector AS c SET next_run = $3,
        schedule = CASE WHEN $3::timestamptz IS NULL THEN NULL ELSE c.schedule END
      WHERE c.office = $1 AND c.id = $2`,
    [office, id, next?.toISOString() ?? null],
  );
}
