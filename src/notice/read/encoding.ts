/** Text of a document: UTF-8, UTF-16 with or without its mark, a web page's declared encoding, else GB18030. */
export function decodeText(bytes: Uint8Array): string {
  return decodeAs(bytes, encodingOf(bytes)).replace(/^\ufeff/, '');
}

/** The first part of the text, `bytes` long at most; a character cut in two at its end is left out. */
export function decodeHead(bytes: Uint8Array, length: number): string {
  return decodeAs(bytes, encodingOf(bytes), length).replace(/^\ufeff/, '');
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return 'utf-8';
  return guessWide(bytes) ?? declared(bytes) ?? 'gb18030';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !bytes.subarray(0, 4096).includes(0);
  } catch {
    return false;
  }
}

/** UTF-16 without a mark: ASCII letters, spaces and line ends leave zeros on one side only. */
function guessWide(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 4096);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > 4 && even === 0) return 'utf-16le';
  return even > 4 && odd === 0 ? 'utf-16be' : null;
}

function declared(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 2048));
  const name = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase();
  return name === undefined || name.startsWith('utf') ? null : name;
}

function decodeAs(bytes: Uint8Array, encoding: string, length = bytes.length): string {
  const options = { stream: length < bytes.length };
  try {
    return new TextDecoder(encoding).decode(bytes.subarray(0, length), options);
  } catch {
    return new TextDecoder('gb18030').decode(bytes.subarray(0, length), options);
  }
}
