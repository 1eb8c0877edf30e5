import type { Source } from '../../read/block.ts';
import type { ColumnRole } from '../heading-words.ts';
import { type Line, labelledParts } from './line.ts';

/** A heading or a numbered paragraph with what stands below it. */
export interface Entry {
  readonly line: Line;
  points: string | null;
  form: Line['form'];
  readonly said: { readonly role: ColumnRole | null; readonly text: string; readonly source: Source }[];
  readonly below: Entry[];
}

/** Lines nested by the rank of their marks; a line without a mark goes on with the entry above it. */
export function outlineOf(lines: readonly Line[]): Entry[] {
  const top: Entry[] = [];
  const open: { rank: number; entry: Entry }[] = [];
  for (const line of lines) {
    if (line.rank === null) {
      const last = open.at(-1)?.entry;
      if (last !== undefined) addText(last, line);
      continue;
    }
    while ((open.at(-1)?.rank ?? -1) >= line.rank) open.pop();
    const entry: Entry = { line, points: line.points, form: line.form, said: [], below: [] };
    if (line.offices !== '') entry.said.push({ role: 'lead', text: line.offices, source: line.source });
    if (line.name !== '' && line.text !== '') say(entry, line);
    (open.at(-1)?.entry.below ?? top).push(entry);
    open.push({ rank: line.rank, entry });
  }
  return top;
}

const longestSentence = 1_000;

/** A text that goes on; lines that the width of the page broke are one sentence again. */
function addText(entry: Entry, { label, text, source }: Line): void {
  const last = entry.said.at(-1);
  const short = last !== undefined && last.text.length < longestSentence;
  const broken = last?.role === null ? /[^。;\uff1b!?\uff01\uff1f]$/ : /[:\uff1a,\uff0c、]$/;
  if (label === null && short && (last.text === '' || broken.test(last.text)))
    entry.said[entry.said.length - 1] = { ...last, text: `${last.text}${text}` };
  else if (label === null) say(entry, { text, source });
  else entry.said.push({ role: label, text, source });
}

function say(entry: Entry, { text, source }: Pick<Line, 'text' | 'source'>): void {
  entry.said.push(...labelledParts(text).map((part) => ({ ...part, source })));
}
