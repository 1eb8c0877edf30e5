import { parseDecimal } from '../../core/quantity/decimal.ts';
import { equals } from '../../core/quantity/rational.ts';
import type { Paragraph } from '../read/block.ts';
import { splitEnumerator } from './enumerator.ts';
import { type FoundTable, openingRow, type Part, sameColumns } from './found.ts';
import { ownTexts } from './grid.ts';
import { chineseInteger } from './numerals.ts';
import { readSection } from './section.ts';
import { namesKind } from './subject.ts';
import { folded } from './words.ts';

interface PartTable {
  readonly heading: Paragraph;
  readonly number: number;
  readonly points: string | null;
  readonly table: FoundTable;
}

/** A table for each part of the whole, under headings numbered one after the other (一、 二、), is one table. */
export function joinParts(parts: readonly Part[]): Part[] {
  const joined: Part[] = [];
  for (let at = 0; at < parts.length; ) {
    const run = runFrom(parts, at);
    if (areParts(run) && (run.length >= 2 || (run.length === 1 && goesOnInside(run[0]))))
      joined.push(asOne(run));
    else joined.push(...parts.slice(at, at + Math.max(1, run.length * 2)));
    at += Math.max(1, run.length * 2);
  }
  return joined;
}

/** The numbered headings with their tables from `start` on, as far as they follow one another. */
function runFrom(parts: readonly Part[], start: number): PartTable[] {
  const run: PartTable[] = [];
  for (let at = start; at < parts.length; at += 2) {
    const found = partAt(parts, at);
    const last = run.at(-1);
    if (found === null) break;
    if (
      last !== undefined &&
      (found.number !== last.number + 1 || !sameColumns(found.table.columns, last.table.columns))
    )
      break;
    run.push(found);
  }
  return run;
}

function partAt(parts: readonly Part[], at: number): PartTable | null {
  const [heading, table] = [parts[at], parts[at + 1]];
  if (heading?.kind !== 'paragraph' || table?.kind !== 'found') return null;
  const section = readSection(heading.text);
  const number = numberOf(heading.text);
  return section === null || number === null ? null : { heading, number, points: section.points, table };
}

/** The next part opens by a row inside the table: the lines of one part ran into the next. */
function goesOnInside(part: PartTable | undefined): boolean {
  return (
    part?.table.rows.some((row) => {
      const texts = ownTexts(row);
      return (
        texts.length === 1 &&
        readSection(texts[0] ?? '') !== null &&
        numberOf(texts[0] ?? '') === part.number + 1
      );
    }) ?? false
  );
}

const numberOf = (text: string): number | null =>
  chineseInteger(splitEnumerator(text).mark.replace(/[()、.]/g, ''));

/** Headings that name kinds of unit, or tables, or state the same full marks each, head wholes of their own. */
function areParts(run: readonly PartTable[]): boolean {
  const names = run.map((each) => folded(readSection(each.heading.text)?.name ?? ''));
  if (names.some((name) => namesKind(name) || /(指标|指标体系|表|细则|标准|办法)$/.test(name))) return false;
  const points = run.map((each) => (each.points === null ? null : parseDecimal(each.points)));
  const [first] = points;
  const hundred = parseDecimal('100');
  return !(
    first != null &&
    hundred !== null &&
    equals(first, hundred) &&
    points.every((each) => each !== null && equals(each, first))
  );
}

const asOne = (run: readonly PartTable[]): FoundTable => ({
  kind: 'found',
  columns: run[0]?.table.columns ?? [],
  source: run[0]?.table.source ?? 0,
  rows: run.flatMap(({ heading, table }) => [openingRow(heading), ...table.rows]),
});
