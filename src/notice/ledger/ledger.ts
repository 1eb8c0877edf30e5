import type { Draft } from '../extract/draft.ts';
import { doubtBody } from './bodies.ts';
import { doubtHidden } from './hidden.ts';
import { doubtRows } from './names.ts';
import type { Doubt, Question, SuggestionOf } from './question.ts';
import { doubtSerials } from './serials.ts';
import { doubtSums } from './sums.ts';
import { doubtTexts } from './texts.ts';

/** Every doubt about a draft as a numbered question, in the order of the document. Clean notices raise none. */
export function askQuestions(draft: Draft, suggestionOf: SuggestionOf): Question[] {
  const doubts = draft.tables.flatMap((table, i) => [
    ...doubtSums(draft, table, i + 1, suggestionOf),
    ...doubtSerials(table, i + 1),
    ...doubtRows(table, i + 1),
    ...doubtTexts(table, i + 1, suggestionOf),
  ]);
  return [...doubtHidden(draft), ...doubts, ...doubtBody(draft)].sort(inOrder).map((doubt, i): Question => {
    const { at: _, ...said } = doubt;
    return { id: `Q-${String(i + 1).padStart(2, '0')}`, ...said };
  });
}

const inOrder = (a: Doubt, b: Doubt): number => (a.where.table ?? 0) - (b.where.table ?? 0) || a.at - b.at;
