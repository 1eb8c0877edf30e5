import type { Language } from '../core/problem/problem.ts';

/** A sentence in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Picks a language and fills `{names}`. */
export function say(
  words: Words,
  language: Language,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return words[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}
