import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';

/** A query with its parameters marked as a server wants them. */
export interface BoundQuery {
  readonly text: string;
  readonly values: readonly string[];
}

// What stands in quotes and remarks is left alone; `::` is PostgreSQL's cast.
const token =
  /'(?:[^'\\]|\\[\s\S]|'')*'|"(?:[^"]|"")*"|`[^`]*`|--[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/|\$\w*\$|::|:since\b|;/g;

/**
 * The query with `:since` as a parameter, never as text. One statement that begins with SELECT or WITH; that it only
 * reads is also made sure of by the transaction it runs in.
 */
export function bindQuery(
  query: string,
  since: string | null,
  mark: (n: number) => string,
): Result<BoundQuery> {
  const trimmed = query.replace(/[;\s]+$/, '');
  const refuse = (reason: string) => fail(problem('connector-query-invalid', { reason }));
  if (!/^(?:select|with)\b/i.test(trimmed)) return refuse(trimmed.slice(0, 40));
  const values: string[] = [];
  let wrong: string | null = null;
  const text = trimmed.replace(token, (found) => {
    if (found === ';') wrong = ';';
    if (found !== ':since') return found;
    if (since === null) wrong = ':since';
    values.push(since ?? '');
    return mark(values.length);
  });
  return wrong === null ? ok({ text, values }) : refuse(wrong);
}
