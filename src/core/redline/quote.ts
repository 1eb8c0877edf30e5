/** Whether a text holds one of the words; capital and small letters are the same. */
export const saysOneOf = (text: string, words: readonly string[]): boolean =>
  words.some((word) => folded(text).includes(folded(word)));

/** The text with every one of these phrases replaced by a mark of the omission. */
export const without = (text: string, phrases: readonly string[]): string =>
  phrases.reduce((rest, phrase) => rest.replaceAll(phrase, '…'), text);

const around = 16;

/** The word with at most sixteen characters on each side, on one line. */
export function quoteAround(text: string, word: string): string {
  const at = folded(text).indexOf(folded(word));
  const [from, to] = [Math.max(0, at - around), Math.min(text.length, at + word.length + around)];
  const piece = text.slice(from, to).replace(/\s+/g, ' ').trim();
  return `${from > 0 ? '…' : ''}${piece}${to < text.length ? '…' : ''}`;
}

// ASCII only, so that every index stays the same.
const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
