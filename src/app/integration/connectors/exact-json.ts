/**
 * Parses JSON with every number as the text it is written with, so that 1.10 and 9007199254740993 stay what they are.
 * Null when it is not JSON.
 */
export function parseExactly(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(quoteNumbers(text)) };
  } catch {
    return null;
  }
}

function quoteNumbers(text: string): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; ) {
    const sign = text.charCodeAt(at);
    if (sign === quote) at = endOfString(text, at);
    else if (sign === minus || (sign >= zero && sign <= nine)) {
      const end = endOfNumber(text, at);
      pieces.push(text.slice(from, at), '"', text.slice(at, end), '"');
      from = end;
      at = end;
    } else at++;
  }
  return pieces.join('') + text.slice(from);
}

const [quote, backslash, minus, zero, nine] = [0x22, 0x5c, 0x2d, 0x30, 0x39];

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === backslash) at++;
    else if (sign === quote) return at + 1;
  }
  return text.length;
}

const numeral = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

function endOfNumber(text: string, at: number): number {
  numeral.lastIndex = at;
  // What only looks like a number is left for the parser to refuse.
  return numeral.test(text) ? numeral.lastIndex : at + 1;
}
