import { z } from 'zod';
import type { ProblemCode, ProblemParams } from '../../problem/catalogue.ts';
import { type Problem, problem } from '../../problem/problem.ts';
import { nearest } from '../nearest.ts';
import { limits } from '../text/limits.ts';
import { placeOfKey, placeOfSpot, type Spot, spotIn } from '../text/spot.ts';
import type { YamlFile } from '../text/yaml.ts';

type Issue = z.core.$ZodIssue;
type Step = string | number;

/** Reads the content of a file by its shape. Problems: everything that does not fit, each at its place. */
export function readShape<T>(
  schema: z.ZodType<T>,
  yaml: YamlFile,
): { value: T | null; problems: readonly Problem[] } {
  const read = schema.safeParse(yaml.content, { reportInput: true, error: knownKeys });
  if (read.success) return { value: read.data, problems: [] };
  const flat = read.error.issues.flatMap((issue) => flatten(issue, []));
  const problems = flat
    .slice(0, limits.problemsPerFile)
    .flatMap(({ issue, path }) => toProblems(issue, { yaml, path }));
  return { value: null, problems: problems.slice(0, limits.problemsPerFile) };
}

// The message of an unknown key carries the keys that are known, one a line, for `unknownKey`.
function knownKeys(issue: z.core.$ZodRawIssue): string | undefined {
  const known =
    issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject ? issue.inst.shape : null;
  return known === null ? undefined : Object.keys(known).join('\n');
}

interface FlatIssue {
  readonly issue: Issue;
  readonly path: readonly Step[];
}

// Of the forms a union allows, the one that fits best says what is wrong.
function flatten(issue: Issue, before: readonly Step[]): readonly FlatIssue[] {
  const path = [...before, ...issue.path.map(step)];
  if (issue.code !== 'invalid_union') return [{ issue, path }];
  const [best] = issue.errors
    .map((branch) => branch.flatMap((each) => flatten(each, path)))
    .sort((a, b) => misfit(a, path) - misfit(b, path));
  return best ?? [{ issue, path }];
}

const step = (key: PropertyKey): Step => (typeof key === 'number' ? key : String(key));

function misfit(branch: readonly FlatIssue[], path: readonly Step[]): number {
  return branch.reduce((total, { issue, path: at }) => total + misfitOf(issue, at.length - path.length), 0);
}

function misfitOf(issue: Issue, depth: number): number {
  if (issue.code === 'unrecognized_keys') return depth === 0 ? issue.keys.length * 2 : 0;
  if (issue.code === 'invalid_type') return depth === 0 ? 1_000 : depth === 1 ? 2 : 0;
  return depth === 0 && issue.code === 'invalid_value' ? 900 : 0.01;
}

function toProblems(issue: Issue, spot: Spot): readonly Problem[] {
  const key = nameOf(spot);
  const text = shown(issue.input);
  const at = placeOfSpot(spot);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.slice(0, limits.problemsPerFile).map((each) => unknownKey(issue.message, spot, each));
    case 'invalid_type':
      return [wrongType(issue, spot)];
    case 'invalid_value':
      return [problem('value-not-a-choice', { key, text, choices: issue.values.map(String).join('、') }, at)];
    case 'too_small':
      return [problem('value-empty', { key }, at)];
    case 'too_big':
      return [problem('value-too-long', { key, limit: String(issue.maximum) }, at)];
    case 'invalid_key':
      return issue.issues.flatMap((each) => custom(each, spot, key));
    case 'custom':
      return custom(issue, spot, text);
    default:
      return [problem('value-not-text', { key }, at)];
  }
}

function custom(issue: Issue, spot: Spot, text: string): readonly Problem[] {
  const params = issue.code === 'custom' ? issue.params : undefined;
  if (params === undefined) return [problem('value-not-text', { key: nameOf(spot) }, placeOfSpot(spot))];
  // The scalars of this room put a problem code and the texts its sentence names into `params`.
  const { code, ...rest } = params as { code: ProblemCode } & Record<string, string>;
  const all = { ...rest, key: nameOf(spot), text };
  return [problem(code, all as unknown as ProblemParams<typeof code>, placeOfSpot(spot))];
}

function unknownKey(known: string, spot: Spot, key: string): Problem {
  const candidates = nearest(key, known.split('\n')).join('、');
  return problem('key-unknown', { key, candidates }, placeOfKey(spotIn(spot, key)));
}

function wrongType(issue: Issue & { code: 'invalid_type' }, spot: Spot): Problem {
  const key = nameOf(spot);
  const at = placeOfSpot(spot);
  if (issue.input === undefined) return problem('key-missing', { key }, at);
  if (issue.input === null) return problem('value-empty', { key }, at);
  if (issue.expected === 'array') return problem('value-not-a-list', { key }, at);
  if (issue.expected === 'object' || issue.expected === 'record') {
    return problem('value-not-a-mapping', { key }, at);
  }
  return problem('value-not-text', { key }, at);
}

const nameOf = ({ path, yaml }: Spot): string =>
  String(path.findLast((each) => typeof each === 'string') ?? yaml.file);

function shown(input: unknown): string {
  const text = typeof input === 'string' ? input.trim() : '…';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
