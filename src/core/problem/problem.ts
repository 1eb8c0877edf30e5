import { catalogue, type ProblemCode, type ProblemParams } from './catalogue.ts';

/** A position in a text file: lines and columns count from 1, columns in UTF-16 code units. */
export interface Place {
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
}

export type Severity = 'error' | 'warning';

/**
 * Something wrong with what a person or another system gave us: a value, never thrown.
 * The words are not stored: `renderProblem` makes them from `code` and `params`.
 */
export interface Problem<C extends ProblemCode = ProblemCode> {
  readonly code: C;
  readonly severity: Severity;
  readonly params: Readonly<Record<string, string>>;
  readonly at: Place | null;
}

export type Language = 'zh' | 'en';

/** Either a value with the warnings met on the way, or at least one error. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Makes a problem; the parameters are exactly the `{names}` in the catalogue's sentence. */
export function problem<C extends ProblemCode>(
  code: C,
  params: ProblemParams<C>,
  at: Place | null = null,
): Problem<C> {
  return { code, severity: catalogue[code].severity, params: params as Record<string, string>, at };
}

/** A good result, with warnings if there were any. */
export function ok<T>(value: T, problems: readonly Problem[] = []): Result<T> {
  return { ok: true, value, problems };
}

/** A bad result. Give every problem found, not only the first. */
export function fail(...problems: readonly Problem[]): {
  readonly ok: false;
  readonly problems: readonly Problem[];
} {
  return { ok: false, problems };
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((each) => each.severity === 'error');
}

/** The sentence (what is wrong) and the advice (what would fix it) in one language. */
export function renderProblem(each: Problem, language: Language): { what: string; fix: string } {
  const words = catalogue[each.code][language];
  return { what: fill(words.what, each.params), fix: fill(words.fix, each.params) };
}

function fill(template: string, params: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => shorten(params[name] ?? whole));
}

const longest = 300;
const shorten = (text: string): string => (text.length > longest ? `${text.slice(0, longest)}…` : text);
