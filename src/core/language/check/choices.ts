import { ownOf } from '../bounds/bounds.ts';
import type { Node } from '../syntax.ts';
import type { Checking } from './checking.ts';

/** A choice column can only equal one of its words: a misspelt one is found before it silently counts nothing. */
export function checkChoices(column: Node, compared: readonly Node[], at: Checking): void {
  if (column.kind !== 'name') return;
  const { rows, vocabulary } = at.scope;
  const meaning = (rows && ownOf(rows.columns, column.name)) ?? ownOf(vocabulary.attributes, column.name);
  const choices = meaning?.choices ?? null;
  if (choices === null) return;
  for (const each of compared) {
    if (each.kind !== 'text' || choices.includes(each.value)) continue;
    const params = { name: column.name, found: each.value, candidates: choices.join('、') };
    at.report.add('choice-unknown', params, each.span.start);
  }
}
