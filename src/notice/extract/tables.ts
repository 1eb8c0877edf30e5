import type { Block } from '../read/block.ts';
import { carriesOn, continuationIn, joinContinued, joinOutside } from './continued.ts';
import { lastTable, type Part } from './found.ts';
import { joinParts } from './parts.ts';
import { readStream } from './stream.ts';
import { readTableBlock } from './table-block.ts';

/** The document as paragraphs and indicator tables; tables of another kind become paragraphs, a line each. */
export function findTables(all: readonly Block[]): Part[] {
  const blocks = all.filter((block) => block.kind !== 'hidden');
  const parts: Part[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind === 'table') {
      const between = continuationIn(parts);
      const remarks = parts.splice(parts.length - between);
      const read = readTableBlock(block, lastTable(parts));
      const joins =
        between === 0 || read.every((part, i) => i > 0 || carriesOn(lastTable(parts), part, remarks));
      parts.push(...(joins ? [...read, ...remarks] : [...remarks, ...readTableBlock(block, null)]));
      at += 1;
      continue;
    }
    const stream = readStream(blocks, at);
    parts.push(...(stream?.parts ?? [block]));
    at = stream?.next ?? at + 1;
  }
  return joinParts(parts.reduce<Part[]>(joinContinued, [])).reduce<Part[]>(joinOutside, []);
}
