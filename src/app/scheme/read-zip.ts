import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { limits } from '../../core/scheme/text/limits.ts';
import { LimitPassed } from '../../notice/read/limits.ts';
import { BrokenContainer, readParts } from '../../notice/read/zip.ts';
import type { Texts } from './accept-texts.ts';

/**
 * The files of a scheme in a zip, its one outer folder dropped; files that belong to no scheme are left out. Sizes
 * are counted while unpacking. Problems: no whole zip, too many or too large files, wrong encoding.
 */
export function readZip(bytes: Uint8Array): Result<Texts> {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unpacked;
  const paths = Object.keys(unpacked.value);
  const outer = outerFolder(paths);
  const texts: Record<string, string> = {};
  for (const path of paths) {
    const text = decode(unpacked.value[path] ?? new Uint8Array());
    if (text === null)
      return fail(problem('file-not-utf8', { file: path }, { file: path, line: null, column: null }));
    texts[path.slice(outer.length)] = text;
  }
  return paths.length === 0 ? fail(problem('scheme-zip-unreadable', { reason: 'scheme.yaml ?' })) : ok(texts);
}

function unpack(bytes: Uint8Array): Result<Readonly<Record<string, Uint8Array>>> {
  try {
    const parts = readParts(bytes, isScheme);
    return parts.size > limits.files
      ? fail(problem('scheme-too-many-files', { limit: String(limits.files) }))
      : ok(Object.fromEntries(parts));
  } catch (error) {
    if (error instanceof LimitPassed || error instanceof BrokenContainer || error instanceof RangeError)
      return fail(problem('scheme-zip-unreadable', { reason: error.message }));
    throw error;
  }
}

const isScheme = (name: string): boolean =>
  !name.startsWith('__MACOSX/') && (/\.yaml$/.test(name) || /(?:^|\/)units\.csv$/.test(name));

function outerFolder(paths: readonly string[]): string {
  const [first = ''] = paths;
  const folder = first.slice(0, first.indexOf('/') + 1);
  return !paths.includes('scheme.yaml') && paths.every((path) => path.startsWith(folder)) ? folder : '';
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
