import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommandLine } from '../../src/cli/run.ts';
import { fail, problem } from '../../src/core/problem/problem.ts';

/** What a command line printed and how it ended. */
export interface Outcome {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
  readonly milliseconds: number;
}

/** Runs a command line in this process, as `main` does, with its streams caught. */
export async function run(
  args: readonly string[],
  { terminal = false, builtIn = [] as readonly string[], stdin = new Uint8Array() as Uint8Array } = {},
): Promise<Outcome> {
  let [out, err] = ['', ''];
  const sink = (write: (text: string) => void, isTerminal: boolean) => ({ write, isTerminal, columns: null });
  const started = performance.now();
  const exit = await runCommandLine(args, '0.0.0', {
    out: sink((text) => {
      out += text;
    }, terminal),
    err: sink((text) => {
      err += text;
    }, false),
    stdin: async function* () {
      yield stdin;
    },
    now: () => '2020-12-01T08:00:00Z',
    person: '张三',
    serve: async () => fail(problem('port-refused', { host: '-', port: '-', reason: 'test' })),
    environment: {},
    debug: false,
    builtInSchemes: async () => builtIn,
    builtInRedLines: async () => join(import.meta.dirname, '../../redlines'),
  });
  return { exit, out, err, milliseconds: performance.now() - started };
}

/** A folder of files that lasts as long as a test file. */
export async function folderOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhunsheng-'));
  folders.push(folder);
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

const folders: string[] = [];

export async function removeFolders(): Promise<void> {
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
}

/** The tails a stack trace would leave behind. */
export const stackTrace = /^\s+at .+:\d+:\d+\)?$/m;
