import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A PostgreSQL server that is not our own. */
export interface TestServer {
  readonly url: string;
  stop(): Promise<void>;
}

const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The folder of programs of a PostgreSQL installed on this machine, null when there is none. */
export const installedServer: string | null =
  [14, 15, 16, 17, 18].map((major) => `/usr/lib/postgresql/${major}/bin`).find((each) => existsSync(each)) ??
  null;

/** Starts one, reached over TCP with a password. `settings` are given as `name=value`. */
export async function startServer(programs: string, settings: readonly string[] = []): Promise<TestServer> {
  const folder = await mkdtemp('/var/tmp/zhunsheng-server-');
  await chmod(folder, 0o700);
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const options = ['-D', data, '-U', 'office', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  execFileSync(join(programs, 'initdb'), options, { ...account, cwd: '/', stdio: 'ignore' });
  const port = await freePort();
  const all = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    ...settings,
  ];
  const args = ['-D', data, ...all.flatMap((each) => ['-c', each])];
  const child = spawn(join(programs, 'postgres'), args, { ...account, cwd: '/', stdio: 'ignore' });
  const url = `postgres://office:any@127.0.0.1:${port}/postgres`;
  await untilReady(url);
  return { url, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGQUIT');
  await ended;
  await rm(folder, { recursive: true, force: true });
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({ connectionString: url });
    const reached = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (reached) return;
    await pause(50);
  }
  throw new Error('the server did not start');
}

/** A port nobody uses at the moment. */
export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
