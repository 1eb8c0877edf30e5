import type { Pool, PoolConfig } from 'pg';
import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import { checkServer } from './check-server.ts';
import { type EmbeddedServer, startEmbedded } from './embedded/start.ts';
import { openPool } from './pool.ts';

/** Where the data is: in a folder with a database of our own, or on a PostgreSQL server. */
export type StoreAddress = { readonly dataDir: string } | { readonly databaseUrl: string };

/** An open store. It is the same whether the database is our own or a server's. */
export interface Store {
  readonly pool: Pool;
  /** `supervisor`: our own database, run by this process; `guest`: by another process; `server`: a server's. */
  readonly role: 'supervisor' | 'guest' | 'server';
  /** Ends the connections and, where this process supervises it, the database. */
  close(): Promise<void>;
}

/** Opens the store and checks that it is safe to write to; it never runs with unsafe settings. */
export function openStore(address: StoreAddress): Promise<Result<Store>> {
  return 'dataDir' in address ? openEmbedded(address.dataDir) : openServer(address.databaseUrl);
}

async function openEmbedded(dataDir: string): Promise<Result<Store>> {
  const started = await startEmbedded(dataDir);
  if (!started.ok) return started;
  const server = started.value;
  const config = { host: server.socketFolder, port: server.port, user: 'zhunsheng', database: 'postgres' };
  return open(config, server, server.socketFolder);
}

async function openServer(databaseUrl: string): Promise<Result<Store>> {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : null;
  if (url === null || !/^postgres(ql)?:$/.test(url.protocol)) return fail(problem('store-url-invalid', {}));
  return open({ connectionString: databaseUrl }, null, `${url.host}${url.pathname}`);
}

async function open(
  config: PoolConfig,
  server: EmbeddedServer | null,
  address: string,
): Promise<Result<Store>> {
  const pool = openPool(config);
  const close = async (): Promise<void> => {
    await pool.end();
    await server?.stop();
  };
  const checked = await checkServer(pool, server === null ? 'server' : 'embedded', address);
  if (checked.ok) return ok({ pool, role: server?.role ?? 'server', close }, checked.problems);
  await close();
  return checked;
}
