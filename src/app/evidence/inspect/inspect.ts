import { fileTypeFromBuffer } from 'file-type';
import { ok, problem, type Result } from '../../../core/problem/problem.ts';
import { type Bytes, withFile } from './bytes.ts';
import { type Fault, fault, faultProblem } from './fault.ts';
import { inspectOfd, isOfd } from './ofd.ts';
import { inspectOffice } from './office.ts';
import { foreignStart } from './part-content.ts';
import { oneAtATime } from './turns.ts';
import {
  allowedTypes,
  type EvidenceType,
  inspectPlain,
  marked,
  mediaTypes,
  typeOfExtension,
} from './types.ts';
import { readParts } from './zip.ts';
import { isAlsoZip } from './zip-mark.ts';

/** A file that may be kept. */
export interface Inspected {
  readonly type: EvidenceType;
  readonly mediaType: string;
}

/**
 * Looks at a file's content: it is of a type that is taken, is nothing else at the same time, holds nothing that runs,
 * and is what its extension says. One at a time is looked at, so that memory stays bounded.
 */
export const inspectFile = (path: string, name: string): Promise<Result<Inspected>> =>
  oneAtATime(() => withFile(path, (bytes) => inspect(bytes, name)));

async function inspect(bytes: Bytes, name: string): Promise<Result<Inspected>> {
  const wanted = typeOfExtension(extensionOf(name));
  const found = await recognise(bytes, wanted);
  if (found.type === null)
    return refuse(problem('evidence-type-refused', { name, found: found.seen, allowed: allowedTypes }));
  if (found.fault !== null) return refuse(faultProblem(found.fault, name, found.type));
  if (found.type !== wanted) return refuse(problem('evidence-extension-wrong', { name, found: found.type }));
  return ok({ type: found.type, mediaType: mediaTypes[found.type] });
}

const refuse = (found: ReturnType<typeof problem>): Result<never> => ({ ok: false, problems: [found] });

type Recognised =
  | { readonly type: EvidenceType; readonly fault: Fault | null }
  | { readonly type: null; readonly seen: string };

const headLength = 4_100;
const pdfReach = 1_024;

async function recognise(bytes: Bytes, wanted: EvidenceType | null): Promise<Recognised> {
  const head = await bytes.read(0, headLength);
  if (head.toString('latin1', 0, 4) === 'PK\x03\x04') return recogniseArchive(bytes, wanted);
  const kind = marked.find((each) => each.begins(head));
  if (kind !== undefined) return { type: kind.type, fault: await polyglotOr(bytes, head, kind) };
  const seen = await seenAs(head);
  if (seen === 'OLE') return recogniseCompound(bytes, wanted);
  if (seen !== null || (wanted !== 'txt' && wanted !== 'csv')) return { type: null, seen: seen ?? '?' };
  return { type: wanted, fault: (await alsoZip(bytes)) ?? (await inspectPlain(bytes)) };
}

async function polyglotOr(bytes: Bytes, head: Buffer, kind: (typeof marked)[number]): Promise<Fault | null> {
  if (kind.type !== 'pdf' && head.subarray(0, pdfReach).includes('%PDF-')) return fault('polyglot', 'PDF');
  return (await alsoZip(bytes)) ?? (await kind.inspect(bytes));
}

const alsoZip = async (bytes: Bytes): Promise<Fault | null> =>
  (await isAlsoZip(bytes)) ? fault('polyglot', 'ZIP') : null;

async function recogniseArchive(bytes: Bytes, wanted: EvidenceType | null): Promise<Recognised> {
  const parts = await readParts(bytes);
  // What cannot even be listed is refused under the type it claims to be.
  if (!isList(parts)) return { type: wanted ?? 'docx', fault: parts };
  if (isOfd(parts)) return { type: 'ofd', fault: await inspectOfd(bytes) };
  if (!parts.some((part) => part.name === '[Content_Types].xml')) return { type: null, seen: 'ZIP' };
  const found = await inspectOffice(bytes);
  return typeof found === 'string' ? { type: found, fault: null } : { type: wanted ?? 'docx', fault: found };
}

const isList = <T>(found: readonly T[] | Fault): found is readonly T[] => Array.isArray(found);

/** Office files with a password are kept in the older container; so are documents of the older formats. */
async function recogniseCompound(bytes: Bytes, wanted: EvidenceType | null): Promise<Recognised> {
  const head = await bytes.read(0, 64 * 1024);
  const tail = await bytes.read(Math.max(0, bytes.size - 64 * 1024), 64 * 1024);
  const mark = Buffer.from('EncryptedPackage', 'utf16le');
  const encrypted = head.includes(mark) || tail.includes(mark);
  if (!encrypted) return { type: null, seen: 'doc, xls, ppt, msi, msg' };
  return { type: wanted ?? 'docx', fault: fault('encrypted', 'EncryptedPackage') };
}

async function seenAs(head: Buffer): Promise<string | null> {
  const foreign = foreignStart(head);
  if (foreign !== null) return foreign;
  const sniffed = await fileTypeFromBuffer(head).catch(() => undefined);
  if (sniffed !== undefined) return sniffed.ext;
  return /^[\s\ufeff\xef\xbb\xbf]*<(?:[a-z!?])/i.test(head.toString('latin1')) ? 'HTML, SVG, XML' : null;
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
