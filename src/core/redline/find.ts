import { collectAggregates } from '../measure/extract.ts';
import type { Day } from '../quantity/value.ts';
import type { Group, Indicator, Scheme, Table } from '../scheme/scheme.ts';
import type { RedLine, RedLineFinding, RedLineHit } from './red-line.ts';

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
    leavesWithPath(table.root, []).flatMap(({ indicator, path }) =>
      inForce.flatMap((redLine) => touching(redLine, scheme, table, indicator, path)),
    ),
  );
}

function touching(
  redLine: RedLine,
  scheme: Scheme,
  table: Table,
  indicator: Indicator,
  path: readonly string[],
): RedLineFinding[] {
  if (!assessesOneOf(table, redLine.subjects)) return [];
  const texts = textsOf(scheme, indicator, path);
  if (redLine.unless.some((word) => texts.some((each) => each.quote.includes(word)))) return [];
  const hits = redLine.words.flatMap((word): RedLineHit[] => {
    const text = texts.find((each) => each.quote.includes(word));
    return text === undefined ? [] : [{ word, ...text }];
  });
  if (hits.length === 0) return [];
  const { id, no, name } = indicator;
  return [{ redLine, table: table.id, indicator: { id, no, name }, hits }];
}

const assessesOneOf = (table: Table, subjects: readonly string[]): boolean =>
  subjects.length === 0 || subjects.some((word) => `${table.subjectName}${table.caption}`.includes(word));

type Text = Pick<RedLineHit, 'where' | 'quote'>;

function textsOf(scheme: Scheme, indicator: Indicator, path: readonly string[]): readonly Text[] {
  const used = new Set(collectAggregates([indicator.formula.tree], scheme).map((each) => each.dataset));
  return [
    { where: 'name', quote: indicator.name },
    { where: 'path', quote: path.join(' / ') },
    { where: 'description', quote: indicator.description },
    { where: 'formula', quote: indicator.formula.text },
    ...scheme.datasets
      .filter((each) => used.has(each.name))
      .map((each): Text => ({ where: 'dataset', quote: `${each.name}:${each.description}` })),
  ];
}

function leavesWithPath(
  node: Group | Indicator,
  path: readonly string[],
): readonly { indicator: Indicator; path: readonly string[] }[] {
  if (node.kind === 'indicator') return [{ indicator: node, path }];
  return node.children.flatMap((child) => leavesWithPath(child, [...path, node.name]));
}
