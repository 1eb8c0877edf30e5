/** Signs an input method or another language puts in, and what this language writes instead; null for any other. */
export function halfWidth(character: string): string | null {
  const code = character.charCodeAt(0);
  if (code > 0xff00 && code < 0xff5f) return String.fromCharCode(code - 0xfee0);
  return otherSigns[character] ?? null;
}

const otherSigns: Readonly<Record<string, string>> = {
  '、': ',',
  '—': '-',
  '–': '-',
  '−': '-',
  '×': '*',
  '·': '*',
  '÷': '/',
  '≤': '<=',
  '≥': '>=',
  '≦': '<=',
  '≧': '>=',
  '≠': '<>',
  '【': '[',
  '】': ']',
  '→': '->',
};

/** Quotation marks that are not the straight one; each closes with its partner. */
export const curlyQuotes: Readonly<Record<string, string>> = {
  '“': '”',
  '”': '”',
  '「': '」',
  '『': '』',
  '‘': '’',
  '’': '’',
  "'": "'",
  '\uff02': '\uff02',
  '\uff07': '\uff07',
};

/** Operators of other languages, longest first, and ours. */
export const foreignSigns: readonly (readonly [found: string, instead: string])[] = [
  ['===', '='],
  ['!==', '<>'],
  ['==', '='],
  ['!=', '<>'],
  ['=>', '>='],
  ['=<', '<='],
  ['><', '<>'],
  ['&&', 'and'],
  ['||', 'or'],
  ['%%', '%'],
  ['**', '^'],
  [':=', '='],
  ['&', 'and'],
  ['|', 'or'],
  ['!', 'not'],
];

/** Words of other languages or of plain Chinese where a keyword belongs, and ours. */
export const foreignWords: Readonly<Record<string, string>> = {
  且: 'and', 并且: 'and', 和: 'and', 与: 'and', 或: 'or', 或者: 'or', 非: 'not', 不是: 'not', 如果: 'if', 若: 'if',
  那么: 'then', 则: 'then', 否则: 'else', 属于: 'in', 其中: 'where', 期间: 'during', 真: 'true', 假: 'false',
  AND: 'and', OR: 'or', NOT: 'not', IF: 'if', THEN: 'then', ELSE: 'else', TRUE: 'true', FALSE: 'false', IS: 'is',
  IN: 'in', OF: 'of', WHERE: 'where', DURING: 'during', True: 'true', False: 'false', And: 'and', Or: 'or', Not: 'not', If: 'if',
}; // biome-ignore format: one glance

/** Numbers that are none. */
export const notNumbers: ReadonlySet<string> = new Set([
  'NaN',
  'nan',
  'NAN',
  'Infinity',
  'infinity',
  'inf',
  'Inf',
  'INF',
]);

/** Characters that are invisible or turn the reading direction: never allowed, also not inside text. */
export const hidden = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\p{Zl}|\p{Zp}/u;
