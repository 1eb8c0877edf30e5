import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

/** What `npm run build` made: `bin/zhunsheng` would look again at each start whether to build. */
const built = join(import.meta.dirname, '..', '..', 'dist', 'main', 'cli.js');
const command = `import(${JSON.stringify(pathToFileURL(built).href)}).then(({ main }) => main(process.argv.slice(1)))`;

/** A server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  readonly child: ChildProcess;
  out(): string;
  err(): string;
  /** Sends a signal and waits for the end; gives the exit code, null when the signal ended it. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command to its end. */
export function run(args: readonly string[], environment: Record<string, string> = {}): Promise<Ended> {
  return new Promise((done) => {
    const child = start(args, environment);
    let [out, err] = ['', ''];
    child.stdout?.on('data', (data) => (out += data));
    child.stderr?.on('data', (data) => (err += data));
    child.on('close', (code) => done({ code, out, err }));
  });
}

/** Starts a server on a free port and waits until it says where it is. */
export async function startServing(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<ServerProcess> {
  const child = start(['serve', '--port', '0', '--json', ...args], environment);
  let [out, err] = ['', ''];
  child.stdout?.on('data', (data) => (out += data));
  child.stderr?.on('data', (data) => (err += data));
  const ended = new Promise<number | null>((done) => child.on('close', done));
  for (let tries = 0; tries < 600 && !out.includes('}'); tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended: ${err}`);
    await pause(100);
  }
  const { url } = JSON.parse(out) as { readonly url: string };
  return {
    url,
    child,
    out: () => out,
    err: () => err,
    end(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

function start(args: readonly string[], environment: Record<string, string>): ChildProcess {
  const { DATABASE_URL: _unused, ...inherited } = process.env;
  return spawn(process.execPath, ['--eval', command, '--', ...args], {
    env: { ...inherited, ...environment },
  });
}

const folders: string[] = [];

/** A folder that an unprivileged account can pass through. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp('/var/tmp/zhunsheng-serve-');
  await chmod(folder, 0o711);
  folders.push(folder);
  return folder;
}

export async function removeFolders(): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}
