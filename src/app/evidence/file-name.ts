import { type Problem, problem } from '../../core/problem/problem.ts';
import { hasControl } from './inspect/zip.ts';

const longest = 150;
const notInNames = /[/\\:*?"<>|]/;

/** Why a name cannot be that of an evidence file; null when it can. It is only shown, never used as a path. */
export function refuseFileName(name: string): Problem | null {
  const part = badPart(name);
  return part === null ? null : problem('evidence-name-invalid', { name: name.slice(0, longest), part });
}

function badPart(name: string): string | null {
  if (name.length === 0 || name.length > longest) return `${name.length} > ${longest}`;
  const sign = notInNames.exec(name)?.[0];
  if (sign !== undefined) return sign;
  if (hasControl(name)) return 'U+0000–U+001F, U+202A–U+202E';
  if (/^\.|\.$|^\s|\s$|\.\./.test(name)) return '“.”';
  return /\.[^.]+$/.test(name) ? null : '“”';
}
