import { readdir, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Host, Sink } from '../cli/host.ts';
import { runCommandLine } from '../cli/run.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Runs the command line of this process and ends it with its exit code. */
export async function main(args: readonly string[]): Promise<void> {
  endWithReader(process.stdout);
  endWithReader(process.stderr);
  const version = await ownVersion();
  const exit = await runCommandLine(args, version, host());
  await Promise.all([flush(process.stdout), flush(process.stderr)]);
  process.exit(exit);
}

function host(): Host {
  return {
    out: sink(process.stdout),
    err: sink(process.stderr),
    stdin: () => process.stdin,
    now: () => new Date().toISOString(),
    person: person(),
    serve: async (asked) => {
      // The server is large: only the command that starts it pays for loading it.
      const { serve } = await import('./serve.ts');
      return serve(asked, { root, environment: process.env, log: process.stderr });
    },
    environment: process.env,
    debug: process.env.ZHUNSHENG_DEBUG === '1',
    builtInSchemes: listSchemes,
    builtInRedLines: async () => join(root, 'redlines'),
  };
}

function sink(stream: NodeJS.WriteStream): Sink {
  return {
    write: (text) => {
      stream.write(text);
    },
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true ? stream.columns : null,
  };
}

/** Who reads the output may stop reading (`| head`): then there is nobody to tell, and nothing went wrong. */
function endWithReader(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    if (stream !== process.stderr) process.stderr.write(`${error.message}\n`);
    process.exit(2);
  });
}

const flush = (stream: NodeJS.WriteStream): Promise<void> =>
  new Promise((done) => {
    stream.write('', () => done());
  });

async function ownVersion(): Promise<string> {
  const parsed: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed ? String(parsed.version) : '';
}

function person(): string | null {
  try {
    return userInfo().username;
  } catch {
    // A container may run as a user that has no name.
    return null;
  }
}

async function listSchemes(): Promise<readonly string[]> {
  const folder = join(root, 'schemes');
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((each) => each.isDirectory())
      .map((each) => join(folder, each.name))
      .sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
