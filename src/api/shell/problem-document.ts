import { z } from 'zod';
import { type Language, type Problem, renderProblem } from '../../core/problem/problem.ts';
import { statusOf } from '../status.ts';
import { titleOf } from './titles.ts';

const eachProblem = z.strictObject({
  code: z.string().meta({ description: 'As listed in docs/errors.md.' }),
  severity: z.enum(['error', 'warning']),
  what: z.string(),
  fix: z.string(),
  params: z.record(z.string(), z.string()),
  at: z
    .strictObject({
      file: z.string(),
      line: z.int().nullable(),
      column: z.int().nullable(),
    })
    .nullable(),
});

/** RFC 9457, with every problem found. `current` and `given` come with a revision conflict. */
export const problemDocumentSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.string()),
  problems: z.array(eachProblem),
  given: z.unknown().optional(),
  current: z.unknown().optional(),
});

export type ProblemDocument = z.output<typeof problemDocumentSchema>;

/** The document of a refusal. `request` is the request's id, by which the log knows it. */
export function problemDocument(
  problems: readonly Problem[],
  language: Language,
  request: string,
): ProblemDocument {
  const status = statusOf(problems);
  const all = problems.map((each) => describe(each, language));
  const first = all.find((each) => each.severity === 'error') ?? all[0];
  const { code = 'internal-error', what = '', fix = '', params = {} } = first ?? {};
  return {
    type: `urn:zhunsheng:problem:${code}`,
    title: titleOf(status)[language],
    status,
    detail: language === 'zh' ? `${what}${fix}` : `${what} ${fix}`,
    instance: `urn:uuid:${request}`,
    code,
    params,
    problems: all,
  };
}

function describe(each: Problem, language: Language): ProblemDocument['problems'][number] {
  const { code, severity, params, at } = each;
  return { code, severity, ...renderProblem(each, language), params: { ...params }, at };
}
