import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

/** A MariaDB server of our own, reached over TCP. */
export interface MysqlServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Runs statements as the owner of the server, in the database `source`. */
  run(...statements: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

const program = '/usr/sbin/mariadbd';
const installer = '/usr/bin/mariadb-install-db';
const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** Whether MariaDB is installed on this machine. */
export const hasMysql: boolean = existsSync(program) && existsSync(installer);

/** Starts one with a database `source`, and an account that may only read it. */
export async function startMysql(): Promise<MysqlServer> {
  const folder = await mkdtemp('/var/tmp/zhunsheng-mysql-');
  await chmod(folder, 0o700);
  if (account.uid !== undefined) await chown(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const basics = ['--no-defaults', `--datadir=${data}`];
  const install = [...basics, '--auth-root-authentication-method=normal', '--skip-test-db'];
  execFileSync(installer, install, { ...account, cwd: '/', stdio: 'ignore' });
  const port = await freePort();
  const socket = join(folder, 's');
  const options = [
    ...basics,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--socket=${socket}`,
    '--skip-log-bin',
  ];
  const child = spawn(program, options, { ...account, cwd: '/', stdio: 'ignore' });
  const run = async (...statements: readonly string[]): Promise<void> => {
    const connection = await createConnection({ socketPath: socket, user: 'root', multipleStatements: true });
    for (const statement of statements) await connection.query(statement);
    await connection.end();
  };
  await untilReady(run);
  await run('CREATE DATABASE source CHARACTER SET utf8mb4');
  await run(
    "CREATE USER reader@'127.0.0.1' IDENTIFIED BY '口令1'",
    "GRANT SELECT ON source.* TO reader@'127.0.0.1'",
  );
  return { port, user: 'reader', password: '口令1', run, stop: () => stop(child, folder) };
}

async function stop(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await ended;
  await rm(folder, { recursive: true, force: true });
}

async function untilReady(run: (statement: string) => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const reached = await run('SELECT 1').then(
      () => true,
      () => false,
    );
    if (reached) return;
    await pause(50);
  }
  throw new Error('the server did not start');
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
