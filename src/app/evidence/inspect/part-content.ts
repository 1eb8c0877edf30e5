import { type Fault, fault } from './fault.ts';
import { markupIn } from './markup.ts';

const programs: readonly (readonly [mark: string, name: string])[] = [
  ['MZ', 'Windows program'],
  ['\x7fELF', 'program'],
  ['\xca\xfe\xba\xbe', 'program'],
  ['\xcf\xfa\xed\xfe', 'program'],
  ['\xd0\xcf\x11\xe0', 'OLE'],
  ['#!', 'script'],
  ['Rar!', 'RAR'],
  ['7z\xbc\xaf', '7z'],
  ['%PDF-', 'PDF'],
];

/** What the beginning of a part shows it to be that has no place in a document; null when nothing. */
export function foreignStart(start: Buffer): string | null {
  const text = start.toString('latin1', 0, 8);
  return programs.find(([mark]) => text.startsWith(mark))?.[1] ?? null;
}

/** Looks at the first piece of a part. */
export function startFault(part: string, extension: string, start: Buffer): Fault | null {
  const foreign = foreignStart(start);
  if (foreign !== null) return fault('active', `${part} (${foreign})`);
  if (/^(?:xml|rels|vml)$/.test(extension) && /<!(?:doctype|entity)/i.test(plain(start)))
    return fault('unsafe', `${part} (DOCTYPE)`);
  return null;
}

/** Looks at any piece of a picture made of text. */
export function drawingFault(part: string, piece: Buffer): Fault | null {
  const markup = markupIn(piece);
  const harmless = markup === null || markup.toLowerCase() === '<svg';
  if (harmless && !/\son[a-z]+\s*=|<script|javascript:/i.test(plain(piece))) return null;
  return fault('active', part);
}

const plain = (bytes: Buffer): string => bytes.toString('latin1').replaceAll('\0', '');
