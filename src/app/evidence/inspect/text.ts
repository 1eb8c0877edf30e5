import { type Bytes, slices } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import { activeMarkup } from './markup.ts';

/** Formulas that start another program when a table is opened in an office program. */
const command = /(?:^|[,;\t\n\r"])[ ]*[=+\-@][^,\n]{0,200}\|[^,\n]{0,200}!/;
const overlap = 256;

/** Whether it is text in UTF-8 or GB18030 without control characters, and neither a page nor a script. */
export async function inspectText(bytes: Bytes): Promise<Fault | null> {
  const faults = [await textFault(bytes, 'utf-8'), await textFault(bytes, 'gb18030')];
  return faults.includes(null) ? null : (faults.find((each) => each?.kind !== 'broken') ?? faults[0] ?? null);
}

async function textFault(bytes: Bytes, encoding: string): Promise<Fault | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let carried = '';
  let first = true;
  for await (const piece of slices(bytes, 0, bytes.size)) {
    const decoded = decode(decoder, piece);
    if (decoded === null) return fault('broken', encoding);
    const text = carried + decoded;
    const found = pieceFault(text, first);
    if (found !== null) return found;
    carried = text.slice(-overlap);
    first = false;
  }
  return decode(decoder, null) === null ? fault('broken', encoding) : null;
}

function pieceFault(text: string, first: boolean): Fault | null {
  if (first && /^\s*(?:#!|%PDF-|<\?xml|@echo off|MZ)/i.test(text))
    return fault('polyglot', text.slice(0, 20).trim());
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  if (/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text)) return fault('broken', 'control characters');
  const markup = activeMarkup(text);
  if (markup !== null) return fault('polyglot', markup);
  return command.test(text) ? fault('active', 'DDE') : null;
}

/** Null when the bytes are not of the encoding. */
function decode(decoder: InstanceType<typeof TextDecoder>, piece: Buffer | null): string | null {
  try {
    return piece === null ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    return null;
  }
}
