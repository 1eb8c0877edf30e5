import { type Bytes, bytesOf } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import { unpack, unpackWhole } from './inflate.ts';
import { fieldsFault, linksFault } from './office-fields.ts';
import { contentTypesFault, type OfficeType, relationsFault } from './office-parts.ts';
import { drawingFault, startFault } from './part-content.ts';
import { type Part, readParts, zipLimits } from './zip.ts';

const mostXml = 8 * 1024 ** 2;
const mostNested = 16 * 1024 ** 2;
const deepest = 2;

/** What may be unpacked altogether, counted down through archives inside archives. */
export interface Budget {
  left: number;
}

/** The format of an archive that holds an office document without anything that runs; otherwise what is wrong. */
export async function inspectOffice(
  bytes: Bytes,
  depth = 0,
  budget: Budget = { left: zipLimits.unpacked },
): Promise<OfficeType | Fault> {
  const parts = await readParts(bytes);
  if (!Array.isArray(parts)) return parts as Fault;
  const list = parts as readonly Part[];
  const types = list.find((part) => part.name === '[Content_Types].xml');
  if (types === undefined) return fault('broken', '[Content_Types].xml');
  const content = await unpackWhole(bytes, types, mostXml);
  const type = Buffer.isBuffer(content) ? contentTypesFault(content) : content;
  if (typeof type !== 'string') return type;
  for (const part of list) {
    const found = await partFault(bytes, part, depth, budget);
    if (found !== null) return found;
  }
  return type;
}

async function partFault(bytes: Bytes, part: Part, depth: number, budget: Budget): Promise<Fault | null> {
  const { name, size } = part;
  budget.left -= size;
  if (budget.left < 0) return fault('unsafe', `${name} (unpacked)`);
  if (name.endsWith('/')) return size === 0 ? null : fault('unsafe', name);
  const kind = partKind(name);
  if (kind === null) return fault('active', name);
  return partChecks[kind](bytes, part, depth, budget);
}

type PartKind = 'relations' | 'fields' | 'links' | 'nested' | 'drawing' | 'other';

const forbidden = /vba|activex|oleobject|macrosheet|webextension|attachedtoolbars/i;
const media =
  /^(?:xml|vml|png|jpe?g|jpe|jfif|gif|bmp|dib|tiff?|emf|wmf|wdp|hdp|odttf|fntdata|ttf|mp4|m4v|m4a|mp3|wav)$/;

/** How a part is looked at; null when it has no place in a document. */
function partKind(name: string): PartKind | null {
  const extension = extensionOf(name);
  if (forbidden.test(name)) return null;
  if (extension === 'rels') return 'relations';
  if (/^(?:docx|xlsx|pptx)$/.test(extension)) return 'nested';
  if (extension === 'svg') return 'drawing';
  if (extension === 'bin') return /printersettings/i.test(name) ? 'other' : null;
  if (/^xl\/externallinks\/[^/]*\.xml$/i.test(name)) return 'links';
  if (/^word\/[^/]*\.xml$/i.test(name)) return 'fields';
  return media.test(extension) ? 'other' : null;
}

type PartCheck = (bytes: Bytes, part: Part, depth: number, budget: Budget) => Promise<Fault | null>;

const partChecks: Readonly<Record<PartKind, PartCheck>> = {
  relations: (bytes, part) => whole(bytes, part, mostXml, relationsFault),
  links: (bytes, part) => whole(bytes, part, mostXml, linksFault),
  fields: (bytes, part) => whole(bytes, part, 64 * 1024 ** 2, fieldsFault),
  drawing: (bytes, part) => whole(bytes, part, mostXml, (content, name) => drawingFault(name, content)),
  nested: async (bytes, part, depth, budget) => {
    if (depth >= deepest) return fault('unsafe', part.name);
    const content = await unpackWhole(bytes, part, mostNested);
    if (!Buffer.isBuffer(content)) return content;
    const inner = await inspectOffice(bytesOf(content), depth + 1, budget);
    return typeof inner === 'string' ? null : fault(inner.kind, `${part.name} › ${inner.what}`);
  },
  other: (bytes, part) => {
    let first = true;
    return unpack(bytes, part, (piece) => {
      if (!first) return null;
      first = false;
      return startFault(part.name, extensionOf(part.name), piece);
    });
  },
};

async function whole(
  bytes: Bytes,
  part: Part,
  most: number,
  check: (content: Buffer, name: string) => Fault | null,
): Promise<Fault | null> {
  const content = await unpackWhole(bytes, part, most);
  if (!Buffer.isBuffer(content)) return content;
  return (
    startFault(part.name, extensionOf(part.name), content.subarray(0, 4096)) ?? check(content, part.name)
  );
}

const extensionOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1).toLowerCase();
