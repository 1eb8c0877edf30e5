import { z } from 'zod';
import { fail, type Language, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Route } from '../route.ts';

/** What a request carries, before it is read by the schemas of its route. */
export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** Reads path, query and body by the route's schemas; gives every problem, with its place as a JSON pointer. */
export function readInput(spec: Route, raw: RawInput, language: Language): Result<RawInput> {
  const params = readPart(spec.params, raw.params, 'path', language);
  const query = readPart(spec.query, raw.query, 'query', language);
  const body = spec.bodyKind === 'stream' ? ok(undefined) : readPart(spec.body, raw.body, 'body', language);
  if (params.ok && query.ok && body.ok)
    return ok({ params: params.value, query: query.value, body: body.value });
  return fail(...params.problems, ...query.problems, ...body.problems);
}

function readPart(
  schema: z.ZodType | undefined,
  value: unknown,
  part: string,
  language: Language,
): Result<unknown> {
  if (schema === undefined) return isEmpty(value) ? ok(undefined) : fail(unexpected(part, language));
  const read = schema.safeParse(value, { error: messages[language] });
  if (read.success) return ok(read.data);
  return fail(...read.error.issues.map((issue) => toProblem(issue, part)));
}

const messages = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

const toProblem = ({ path, message }: z.core.$ZodIssue, part: string): Problem =>
  problem('input-invalid', {
    place: [part, ...path.map((each) => String(each).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/'),
    reason: message,
  });

const unexpected = (part: string, language: Language): Problem =>
  problem('input-invalid', {
    place: part,
    reason: language === 'zh' ? '这里不需要任何内容' : 'nothing is expected here',
  });

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'object' && Object.keys(value as object).length === 0);
