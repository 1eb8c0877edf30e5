import { SaxesParser } from 'saxes';
import { type Fault, fault } from './fault.ts';

/** What is told while an XML part is read; a fault ends it. Prefixes are left off names. */
export interface XmlListener {
  readonly onOpen?: (name: string, attributes: Readonly<Record<string, string>>) => Fault | null;
  readonly onText?: (text: string) => Fault | null;
  readonly onClose?: (name: string) => Fault | null;
}

/** Reads a small XML part in UTF-8 or UTF-16, with references resolved. A document type is refused: parts have none. */
export function readXml(content: Buffer, part: string, listener: XmlListener): Fault | null {
  const text = decode(content);
  if (text === null) return fault('unsafe', `${part} (encoding)`);
  const parser = new SaxesParser({ position: false });
  let found: Fault | null = null;
  const note = (next: Fault | null | undefined): void => {
    found ??= next ?? null;
  };
  parser.on('doctype', () => note(fault('unsafe', `${part} (DOCTYPE)`)));
  parser.on('error', () => note(fault('broken', part)));
  parser.on('opentag', (tag) => note(listener.onOpen?.(local(tag.name), plain(tag.attributes))));
  parser.on('text', (each) => note(listener.onText?.(each)));
  parser.on('cdata', (each) => note(listener.onText?.(each)));
  parser.on('closetag', (tag) => note(listener.onClose?.(local(tag.name))));
  parser.write(text).close();
  return found;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

const plain = (attributes: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), String(value)]));

function decode(content: Buffer): string | null {
  const [first, second] = content;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
