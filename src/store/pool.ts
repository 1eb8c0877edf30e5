import { Pool, type PoolConfig } from 'pg';

const connectMilliseconds = 10_000;
const mostConnections = 10;

/** Connections to one database. A connection that breaks is dropped; whoever was using it sees its query fail. */
export function openPool(config: PoolConfig): Pool {
  const pool = new Pool({
    max: mostConnections,
    connectionTimeoutMillis: connectMilliseconds,
    application_name: 'zhunsheng',
    ...config,
  });
  // Without listeners a break between two queries would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}
