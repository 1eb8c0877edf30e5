import { type Fault, fault } from './fault.ts';
import { readXml } from './xml.ts';

const runs = /\bDDE(?:AUTO)?\b|\bINCLUDE(?:PICTURE|TEXT)\b\s+"?\\?\\?(?:\\|[a-z]+:)/i;
const longestInstruction = 100_000;

/** Fields of a text document that start another program or fetch something; they may be cut over several runs. */
export function fieldsFault(content: Buffer, part: string): Fault | null {
  let inside = false;
  let instruction = '';
  const check = (): Fault | null => (runs.test(instruction) ? fault('active', `${part} (DDE)`) : null);
  return readXml(content, part, {
    onOpen(name, attributes) {
      if (name === 'altChunk') return fault('active', `${part} (altChunk)`);
      if (name === 'instrText') inside = true;
      if (name === 'fldSimple') instruction += ` ${attributes.instr ?? ''} `;
      if (name === 'fldChar' && attributes.fldCharType !== undefined) instruction += ' ';
      return instruction.length > longestInstruction ? fault('unsafe', `${part} (instrText)`) : check();
    },
    onText(text) {
      if (inside) instruction += text;
      return null;
    },
    onClose(name) {
      if (name !== 'instrText') return null;
      inside = false;
      return check();
    },
  });
}

/** Links of a workbook that start another program. */
export const linksFault = (content: Buffer, part: string): Fault | null =>
  readXml(content, part, {
    onOpen: (name) => (/^(?:ddeLink|oleLink)$/.test(name) ? fault('active', `${part} (${name})`) : null),
  });
