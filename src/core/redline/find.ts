import type { Day } from '../quantity/value.ts';
import type { Indicator, Scheme, Table } from '../scheme/scheme.ts';
import { indicatorsOf, pathOf } from '../scheme/walk.ts';
import { quoteAround, saysOneOf, without } from './quote.ts';
import type { RedLine, RedLineFinding, RedLineHit } from './red-line.ts';
import { type Text, textsOf } from './texts.ts';

/**
 * The indicators of a scheme that red lines in force on `day` touch, in the order of the tables, each with the words
 * that show it. An empty list says only that no listed word occurs: a person still decides.
 */
export function findRedLines(
  scheme: Scheme,
  redLines: readonly RedLine[],
  day: Day,
): readonly RedLineFinding[] {
  const inForce = redLines.filter((each) => each.effective <= day);
  return scheme.tables.flatMap((table) =>
    indicatorsOf(table).flatMap((indicator) => {
      const texts = textsOf(scheme, indicator, pathNames(table, indicator));
      return inForce
        .filter((each) => assesses(table, each.subjects))
        .flatMap((each) => touching(each, table, indicator, texts));
    }),
  );
}

const pathNames = (table: Table, { id }: Indicator): readonly string[] =>
  (pathOf(table, id) ?? []).map((each) => each.name);

const assesses = (table: Table, subjects: readonly string[]): boolean =>
  subjects.length === 0 || saysOneOf(table.subjectName, subjects);

function touching(
  redLine: RedLine,
  table: Table,
  { id, no, name }: Indicator,
  texts: readonly Text[],
): readonly RedLineFinding[] {
  const own = texts.filter((each) => each.where !== 'dataset');
  if (own.some((each) => saysOneOf(each.text, redLine.unless))) return [];
  if (redLine.about.length > 0 && !texts.some((each) => saysOneOf(each.text, redLine.about))) return [];
  const hits = redLine.words.flatMap((word) => hitOf(word, redLine, texts));
  // A dataset may serve many indicators: what it is called shows nothing about this one by itself.
  if (hits.every((each) => each.where === 'dataset')) return [];
  return [{ redLine, table: table.id, indicator: { id, no, name }, hits }];
}

function hitOf(word: string, { except }: RedLine, texts: readonly Text[]): readonly RedLineHit[] {
  const found = texts.find((each) => saysOneOf(without(each.text, except), [word]));
  return found === undefined
    ? []
    : [{ word, where: found.where, quote: quoteAround(without(found.text, except), word) }];
}
