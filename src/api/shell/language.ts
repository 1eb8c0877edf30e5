import type { Language } from '../../core/problem/problem.ts';

/** The language of the reply: the better liked of the two, Chinese when neither is named. */
export function languageOf(header: string | undefined): Language {
  return likingOf(header ?? '', 'en') > likingOf(header ?? '', 'zh') ? 'en' : 'zh';
}

/** The q of the first range that names the language; 0 when none does. */
function likingOf(header: string, language: Language): number {
  const ranges = header.slice(0, 200).toLowerCase().split(',');
  const range = ranges.find((each) => each.trim().split(/[-;]/)[0] === language);
  if (range === undefined) return 0;
  const weight = Number(/;\s*q=([01](?:\.\d{0,3})?)/.exec(range)?.[1] ?? '1');
  return Number.isFinite(weight) ? weight : 0;
}
