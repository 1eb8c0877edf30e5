import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * `<pid>.<start>` of a running process, null when it is not running. Unlike a bare pid it never means a later
 * process that was given the same number.
 */
export function identityOf(pid: number): string | null {
  const start = process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid);
  return start === null ? null : `${pid}.${start}`;
}

/** Whether the process with this identity still runs. */
export function isRunning(identity: string): boolean {
  const pid = Number(identity.split('.')[0]);
  return Number.isSafeInteger(pid) && pid > 0 && identityOf(pid) === identity;
}

/** The words of a process's command line; none when it is gone or cannot be read. */
export function commandLine(pid: number): readonly string[] {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).split(
      /\s+/,
    );
  } catch {
    return [];
  }
}

// Field 22 of stat; the name before it may hold blanks and brackets. A zombie has ended already.
function startOnLinux(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

function startByPs(pid: number): string | null {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    const seconds = Math.floor(Date.parse(text) / 1000);
    return Number.isNaN(seconds) ? null : String(seconds);
  } catch {
    return null;
  }
}
