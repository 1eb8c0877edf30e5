import { unzipSync } from 'fflate';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { limits } from '../../core/scheme/text/limits.ts';
import { mostText, type Texts } from './accept-texts.ts';

/**
 * The files of a scheme in a zip, its one outer folder dropped; files that belong to no scheme are left out. What a
 * file says of its own size bounds what is unpacked. Problems: no zip, too many or too large files, wrong encoding.
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
  let [count, size] = [0, 0];
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isScheme(name)) return false;
        count += 1;
        size += originalSize;
        return count <= limits.files && size <= mostBytes;
      },
    });
    if (count > limits.files) return fail(problem('scheme-too-many-files', { limit: String(limits.files) }));
    if (size <= mostBytes) return ok(files);
    const params = { file: '*.zip', length: String(size), limit: String(mostBytes) };
    return fail(problem('file-too-large', params));
  } catch (error) {
    return fail(
      problem('scheme-zip-unreadable', { reason: error instanceof Error ? error.message : String(error) }),
    );
  }
}

// UTF-8 needs at most three bytes for a code unit.
const mostBytes = 3 * mostText;

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
