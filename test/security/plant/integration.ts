import type { Pool } from 'pg';
import type { TestPlatform } from '../../support/test-platform.ts';
import { secrets } from './accounts.ts';

type Planted = readonly (readonly [string, string])[];

/** A webhook with a message that was sent, a connector with a run, work that failed. */
export async function plantIntegration({ pool }: TestPlatform): Promise<Planted> {
  await pool.query(
    `INSERT INTO zhunsheng.integration_setting (office, hosts) VALUES ('demo', '{hooks.example}')
      ON CONFLICT (office) DO UPDATE SET hosts = excluded.hosts`,
  );
  const webhook = await added(
    pool,
    `INSERT INTO zhunsheng.webhook (office, name, url, events, secret, cursor, created_by)
      VALUES ('demo', 'hook', 'https://hooks.example/in', '{batch.load}', $1, 0, 'test') RETURNING id`,
    secrets.webhook,
  );
  const delivery = await added(
    pool,
    `INSERT INTO zhunsheng.webhook_delivery (office, webhook, state, attempts)
      VALUES ('demo', $1, 'delivered', 1) RETURNING id`,
    webhook,
  );
  const connector = await added(
    pool,
    `INSERT INTO zhunsheng.connector (office, campaign, dataset, name, action, source, secret, mapping, created_by)
      VALUES ('demo', '2020', '事项', 'pull', 'append', $1, $2, $3, 'test') RETURNING id`,
    JSON.stringify({ ...connectorWish.source, seconds: 1, rowLimit: 10, cursorColumn: null }),
    secrets.connector,
    JSON.stringify(connectorWish.mapping),
  );
  const job = await added(
    pool,
    `INSERT INTO zhunsheng.job (office, kind, once, subject, state, attempts, finished_at, fault)
      VALUES ('demo', 'connector.pull', 'planted', $1, 'dead', 8, now(), 'gone') RETURNING id`,
    connector,
  );
  return Object.entries({ webhook, delivery, connector, job });
}

const added = async (pool: Pool, sql: string, ...values: readonly unknown[]): Promise<string> =>
  (await pool.query<{ id: string }>(sql, [...values])).rows[0]?.id ?? '';

/** A connector as the office asks for it. */
export const connectorWish = {
  campaign: '2020',
  dataset: '事项',
  name: 'pull',
  action: 'append',
  source: { kind: 'http-csv', url: 'https://hooks.example/data.csv' },
  mapping: ['单位', '编号', '交办日期', '已办结'].map((column) => ({ column, from: column })),
  schedule: null,
  since: null,
} as const;
