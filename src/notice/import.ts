import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import { draftFrom } from './extract/assemble.ts';
import type { Draft, DraftIndicator, DraftRole } from './extract/draft.ts';
import { askQuestions } from './ledger/ledger.ts';
import type { Question } from './ledger/question.ts';
import type { Block } from './read/block.ts';
import { limits } from './read/limits.ts';
import { readBlocks } from './read/read.ts';
import { type Grade, gradesIn } from './scheme/grades.ts';
import { suggest } from './suggest/suggest.ts';
import { plainName, type Suggestion } from './suggest/suggestion.ts';

/** A notice as read: the draft, a formula for each indicator whose text states one, and every doubt. */
export interface ImportedNotice {
  readonly draft: Draft;
  readonly suggestions: ReadonlyMap<DraftIndicator, Suggestion>;
  readonly questions: readonly Question[];
  /** The grades that the text states with their totals, best first. */
  readonly grades: readonly Grade[];
}

/**
 * Reads a notice in any format of `readBlocks`. Never guesses in silence: what the document leaves open is a question.
 * Problems: those of reading, and notice-no-table.
 */
export async function importNotice(bytes: Uint8Array, fileName: string): Promise<Result<ImportedNotice>> {
  const blocks = await readBlocks(bytes, fileName);
  if (!blocks.ok) return blocks;
  const at = { file: fileName, line: null, column: null };
  if (countTexts(blocks.value) > limits.texts)
    return fail(problem('notice-limit', { what: '段落与单元格数', limit: String(limits.texts) }, at));
  const draft = draftFrom(blocks.value);
  if (draft.tables.length === 0) return fail(problem('notice-no-table', {}, at));
  const suggestions = suggestAll(draft);
  const questions = askQuestions(draft, (indicator) => suggestions.get(indicator) ?? null);
  const grades = gradesIn(blocks.value.flatMap((each) => (each.kind === 'paragraph' ? [each.text] : [])));
  return ok({ draft, suggestions, questions, grades });
}

const countTexts = (blocks: readonly Block[]): number =>
  blocks.reduce(
    (count, block) =>
      count + (block.kind === 'table' ? block.rows.reduce((cells, row) => cells + row.cells.length, 0) : 1),
    0,
  );

function suggestAll(draft: Draft): Map<DraftIndicator, Suggestion> {
  const found = new Map<DraftIndicator, Suggestion>();
  const names = new Map<string, number>();
  for (const { indicator, role } of everyIndicator(draft)) {
    const plain = plainName(indicator.name).slice(0, 40);
    const times = (names.get(plain) ?? 0) + 1;
    names.set(plain, times);
    const suggestion = suggest(indicator, role, times === 1 ? plain : `${plain}_${times}`);
    if (suggestion !== null) found.set(indicator, suggestion);
  }
  return found;
}

/** Every indicator with the role of its part, in the order of the document. */
export function everyIndicator(draft: Draft): { indicator: DraftIndicator; role: DraftRole }[] {
  return draft.tables.flatMap((table) =>
    table.dimensions.flatMap(({ role, indicators }) => indicators.map((indicator) => ({ indicator, role }))),
  );
}
