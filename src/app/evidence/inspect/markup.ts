const active =
  /<(?:!doctype|html|head|body|script|svg|iframe|object|embed|math|\?php)\b|javascript:|vbscript:/i;

/** The first thing in the text that a browser would run or show as a page; null when there is none. */
export const activeMarkup = (text: string): string | null => active.exec(text)?.[0] ?? null;

/** As `activeMarkup`, in bytes of whatever encoding: zero bytes between letters are passed over. */
export const markupIn = (bytes: Buffer): string | null =>
  activeMarkup(bytes.toString('latin1').replaceAll('\0', ''));
