import { setImmediate as turn } from 'node:timers/promises';
import type { Bytes } from './bytes.ts';
import { type Fault, fault } from './fault.ts';
import { markupIn } from './markup.ts';
import { hiddenName, runningName, written } from './pdf-names.ts';
import { inflateObjects } from './pdf-objects.ts';
import { openActionFault } from './pdf-open-action.ts';

const headLength = 4096;
const mostObjects = 64 * 1024 ** 2;

/**
 * What is wrong with a PDF: it is not whole, something follows its end, it is also a page, it is encrypted, or it holds
 * anything that runs, opens or is attached. Names are looked for outside streams, in compressed objects, and, where
 * they are long enough to be no accident, everywhere.
 */
export async function inspectPdf(bytes: Bytes): Promise<Fault | null> {
  const whole = await bytes.read(0, bytes.size);
  const shape = shapeFault(whole);
  if (shape !== null) return shape;
  const objects: string[] = [];
  let left = mostObjects;
  let at = 0;
  while (at < whole.length) {
    const { text, start, end } = nextStream(whole, at);
    const outside = whole.toString('latin1', at, text);
    const found = runningName(outside) ?? hiddenIn(whole.subarray(start, end));
    if (found !== null) return found === 'Encrypt' ? fault('encrypted', found) : fault('active', `/${found}`);
    const inflated = await inflateObjects(written(outside), whole.subarray(start, end), left);
    if (inflated !== null && typeof inflated !== 'string') return inflated;
    if (inflated !== null) {
      left -= inflated.length;
      const inside = runningName(inflated);
      if (inside !== null) return fault('active', `/${inside}`);
      objects.push(inflated);
    }
    at = end;
    await turn();
  }
  return openActionFault(whole, objects);
}

function shapeFault(whole: Buffer): Fault | null {
  if (!/^%PDF-[12]\.\d/.test(whole.toString('latin1', 0, 8))) return fault('broken', '%PDF');
  const end = whole.lastIndexOf('%%EOF');
  if (end < 0) return fault('broken', '%%EOF');
  if (whole.subarray(end + 5).some((byte) => byte > 0x20)) return fault('polyglot', 'after %%EOF');
  const markup = markupIn(whole.subarray(0, headLength));
  return markup === null ? null : fault('polyglot', `HTML (${markup})`);
}

interface Stream {
  /** Where the text before it ends, where its content begins, and where that ends. */
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

function nextStream(whole: Buffer, from: number): Stream {
  for (let at = whole.indexOf('stream', from); at >= 0; at = whole.indexOf('stream', at + 6)) {
    const after = whole[at + 6];
    const closes = whole.toString('latin1', Math.max(0, at - 3), at) === 'end';
    if (closes || (after !== 0x0a && after !== 0x0d)) continue;
    const start = at + (after === 0x0d && whole[at + 7] === 0x0a ? 8 : 7);
    const end = whole.indexOf('endstream', start);
    return { text: at, start, end: end < 0 ? whole.length : end };
  }
  return { text: whole.length, start: whole.length, end: whole.length };
}

const piece = 1024 ** 2;
const overlap = 64;

function hiddenIn(content: Buffer): string | null {
  for (let at = 0; at < content.length; at += piece) {
    const found = hiddenName(content.toString('latin1', at, Math.min(content.length, at + piece + overlap)));
    if (found !== null) return found;
  }
  return null;
}
