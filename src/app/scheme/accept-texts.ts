import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import { compareCodePoints } from '../../core/quantity/canonical.ts';
import { schemePaths } from '../../core/scheme/files.ts';
import { findUnprintable, tooLarge } from '../../core/scheme/text/guard.ts';
import { limits } from '../../core/scheme/text/limits.ts';
import { readYaml } from '../../core/scheme/text/yaml.ts';

export type Texts = Readonly<Record<string, string>>;

/** UTF-16 code units of all files of a scheme together. */
export const mostText = 8_000_000;

const pathPattern = /^(?:[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,99}\/){0,5}[\p{L}\p{N}_-][\p{L}\p{N}_.-]{0,99}$/u;

/**
 * The files of a draft, paths and texts in NFC and in order. A draft may be wrong in what it says, but not in what can
 * be kept. Problems: paths that are none of a folder, too many or too large files, what no text may hold.
 */
export function acceptTexts(files: Texts): Result<Texts> {
  const entries = Object.entries(files).map(([path, text]) => [path.normalize('NFC'), text] as const);
  const total = entries.reduce((sum, [, text]) => sum + text.length, 0);
  const problems = [
    ...(entries.length > limits.files
      ? [problem('scheme-too-many-files', { limit: String(limits.files) })]
      : []),
    ...(total > mostText ? [tooLarge('*', total, mostText)] : []),
    ...entries.flatMap(([path, text]) => problemsOf(path, text)),
  ];
  if (problems.length > 0) return fail(...problems.slice(0, limits.problemsPerFile));
  return ok(Object.fromEntries(entries.sort(([a], [b]) => compareCodePoints(a, b))));
}

function problemsOf(path: string, text: string): readonly Problem[] {
  if (!pathPattern.test(path)) return [problem('scheme-path-invalid', { path })];
  const limit = path === schemePaths.units ? limits.csvLength : limits.yamlLength;
  if (text.length > limit) return [tooLarge(path, text.length, limit)];
  const unprintable = findUnprintable(path, text);
  return unprintable === null ? [] : [unprintable];
}

/** What its scheme.yaml calls the scheme; '' where that cannot be read. */
export function titleOf(files: Texts): string {
  const { yaml } = readYaml(schemePaths.scheme, files[schemePaths.scheme] ?? '');
  const content: unknown = yaml?.content;
  if (typeof content !== 'object' || content === null || !('title' in content)) return '';
  return typeof content.title === 'string' ? content.title.slice(0, 200) : '';
}
