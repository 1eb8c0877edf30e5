import { type Block, type Paragraph, paragraph } from '../read/block.ts';
import { align } from './align.ts';
import type { FoundTable, Part } from './found.ts';
import { headingRun } from './heading-run.ts';
import { cheapest, readingsOf } from './readings.ts';

const endsStream = /^(附件|附表|表[一二三四五六七八九十\d]+|续表)/;

const longestHeading = 20;

/** The paragraphs from `at` on, up to a caption or a table. */
function paragraphsFrom(blocks: readonly Block[], at: number, most: number): Paragraph[] {
  const run: Paragraph[] = [];
  for (let i = at; i < blocks.length && run.length < most; i++) {
    const block = blocks[i];
    if (block?.kind !== 'paragraph' || (i > at && endsStream.test(block.text))) break;
    run.push(block);
  }
  return run;
}

/** One cell a line: a run of heading words, then cells until the next caption or the end. */
export function readStream(blocks: readonly Block[], at: number): { parts: Part[]; next: number } | null {
  const heading = headingRun(
    paragraphsFrom(blocks, at, longestHeading).map((each) => each.text.replace(/\s+/g, '')),
  );
  if (heading === null) return null;
  const run = paragraphsFrom(blocks, at, blocks.length);
  const source = run[0]?.source ?? 0;
  const titles = run.slice(0, heading.length).map((each) => each.text.trim());
  const again = (i: number): boolean => titles.every((title, k) => run[i + k]?.text.trim() === title);
  const repeats = run.flatMap((_, i) => (i >= heading.length && again(i) ? [i] : []));
  const pieces = run
    .filter((_, i) => i >= heading.length && !repeats.some((from) => i >= from && i < from + heading.length))
    .map((each) => ({ text: each.text, source: each.source, begins: true }));
  const { columns, rows, left } = cheapest(
    heading.readings
      .flatMap((each) => readingsOf(each, /及|和|与|\//.test(each[0]?.title ?? '')))
      .map((each) => ({
        columns: each,
        ...align(pieces, each, { rowsKept: false }),
      })),
  );
  if (rows.length === 0) return null;
  const table: FoundTable = { kind: 'found', columns, rows, source };
  return {
    parts: [table, ...left.map((each) => paragraph(each.text, each.source))],
    next: at + run.length,
  };
}
