import type { Bytes } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import { unpack } from './inflate.ts';
import { startFault } from './part-content.ts';
import { type Part, readParts } from './zip.ts';

const allowed = /\.(?:xml|png|jpe?g|bmp|tiff?|gif|jb2|gbig2|ttf|otf|ttc|dat|esl|es|sig|xbrl|cebx)$/i;

/** What is wrong with an archive that should be an OFD document (GB/T 33190); null when nothing. */
export async function inspectOfd(bytes: Bytes): Promise<Fault | null> {
  const parts = await readParts(bytes);
  if (!Array.isArray(parts)) return parts as Fault;
  for (const part of parts as readonly Part[]) {
    const { name, size } = part;
    if (name.endsWith('/') && size === 0) continue;
    if (!allowed.test(name)) return fault('active', name);
    let first = true;
    const found = await unpack(bytes, part, (piece) => {
      if (!first) return null;
      first = false;
      return startFault(name, name.slice(name.lastIndexOf('.') + 1).toLowerCase(), piece);
    });
    if (found !== null) return found;
  }
  return null;
}

/** Whether the archive's parts are those of an OFD document. */
export const isOfd = (parts: readonly Part[]): boolean => parts.some((part) => part.name === 'OFD.xml');
