import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** `zhunsheng serve` as a process of its own, as an office would start it. */
export interface ServerProcess {
  readonly origin: string;
  /** The secret of the one-time link of a first start; null later. */
  readonly setupToken: string | null;
  readonly pid: number;
  /** Asks it to stop and waits until it has. */
  stop(): Promise<void>;
  /** Kills it without a word; what it runs is left behind. */
  kill(): Promise<void>;
}

export interface ServerAsked {
  readonly folder: string;
  readonly port: number;
  readonly databaseUrl?: string;
  readonly flags?: readonly string[];
}

/** Starts one and waits until it answers. Its words come back in the error when it does not. */
export async function startServerProcess(asked: ServerAsked): Promise<ServerProcess> {
  const { folder, port, databaseUrl, flags = [] } = asked;
  const args = [
    'bin/zhunsheng',
    'serve',
    '--data',
    folder,
    '--port',
    `${port}`,
    '--host',
    '127.0.0.1',
    ...flags,
  ];
  const { DATABASE_URL: _, ...environment } = process.env;
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...environment, ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = await untilServing(child);
  return {
    origin: `http://127.0.0.1:${port}`,
    setupToken: /\/setup#([\w-]+)/.exec(said)?.[1] ?? null,
    pid: child.pid ?? 0,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

function untilServing(child: ChildProcess): Promise<string> {
  let said = '';
  let errors = '';
  return new Promise((done, fail) => {
    child.stderr?.on('data', (bytes) => {
      errors += String(bytes);
    });
    child.stdout?.on('data', (bytes) => {
      said += String(bytes);
      if (/Ctrl\+C/.test(said)) done(said);
    });
    child.once('exit', (code) => fail(new Error(`the server ended (${code}):\n${said}\n${errors}`)));
  });
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}
