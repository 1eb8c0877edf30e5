import type { PoolClient } from 'pg';
import type { Connector, ConnectorRun } from '../../port/store-connector.ts';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `c.id::text AS id, c.office, c.campaign, c.dataset, c.name, c.action, c.source, c.mapping,
  c.secret IS NOT NULL AS "hasSecret", c.schedule, ${utcText('c.next_run')} AS "nextRun", c.since,
  c.created_by AS "createdBy", ${utcText('c.created_at')} AS "createdAt", c.revision`;

/** The connectors of an office, by age. */
export async function listConnectors(client: Client, office: string): Promise<readonly Connector[]> {
  const found = await client.query<Connector>(
    `SELECT ${columns} FROM zhunsheng.connector AS c WHERE c.office = $1 ORDER BY c.created_at, c.id`,
    [office],
  );
  return found.rows;
}

/** One connector, null when the office has none of this id. */
export async function readConnector(
  client: Client,
  office: string,
  id: string,
  hold = false,
): Promise<Connector | null> {
  const found = await client.query<Connector>(
    `SELECT ${columns} FROM zhunsheng.connector AS c WHERE c.office = $1 AND c.id = $2
      ${hold ? 'FOR NO KEY UPDATE' : ''}`,
    [office, id],
  );
  return found.rows[0] ?? null;
}

/** Its password or key, sealed; null without one. */
export async function connectorSecret(client: Client, office: string, id: string): Promise<string | null> {
  const found = await client.query<{ secret: string | null }>(
    'SELECT c.secret FROM zhunsheng.connector AS c WHERE c.office = $1 AND c.id = $2',
    [office, id],
  );
  return found.rows[0]?.secret ?? null;
}

const runColumns = `r.id::text AS id, r.connector::text AS connector, r.state, ${utcText('r.started_at')} AS "startedAt",
  ${utcText('r.finished_at')} AS "finishedAt", r.since, r.until, r.rows::float8 AS rows, r.rejects::float8 AS rejects,
  r.batch, r.problems`;

/** A page of a connector's pulls, the latest first, after the run `after`. */
export async function listRuns(
  client: Client,
  office: string,
  connector: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<readonly ConnectorRun[]> {
  const found = await client.query<ConnectorRun>(
    `SELECT ${runColumns} FROM zhunsheng.connector_run AS r WHERE r.office = $1 AND r.connector = $2
      AND ($3::uuid IS NULL OR (r.started_at, r.id) <
        (SELECT a.started_at, a.id FROM zhunsheng.connector_run AS a WHERE a.office = $1 AND a.id = $3))
      ORDER BY r.started_at DESC, r.id DESC LIMIT $4`,
    [office, connector, page.after, page.limit],
  );
  return found.rows;
}
