import { isMap, isSeq, type Node, stringify, type YAMLMap } from 'yaml';
import { fail, hasErrors, ok, type Problem, problem, type Result } from '../../problem/problem.ts';
import { formatDay } from '../../quantity/day.ts';
import { type SchemeTexts, schemePaths } from '../files.ts';
import { nearest } from '../nearest.ts';
import { type AssumptionShape, assumptionFile, rulingShape } from '../shape/assumption-file.ts';
import { readShape } from '../shape/issues.ts';
import { findUnprintable } from '../text/guard.ts';
import { placeOfSpot } from '../text/spot.ts';
import { readYaml, type YamlFile } from '../text/yaml.ts';
import { changeFormulas } from './change-formulas.ts';
import { putEntry } from './put-entry.ts';

/** What a ruling says. */
interface Answer {
  readonly by: string;
  /** YYYY-MM-DD. */
  readonly on: string;
  readonly text: string;
  /** One of the choices, word for word. */
  readonly choice: string;
}

/** An answer to an open question: what was chosen, and who said so, when and in which words. */
export interface NewRuling extends Answer {
  /** Id of the assumption. */
  readonly assumption: string;
}

/**
 * The same files with the ruling in assumptions.yaml; everything else in it, comments and layout too, stays as written.
 * Where the assumption says which formulas a choice means, they are put into the tables and `follows` says the choice.
 * Problems: those of the files; assumption-unknown, ruling-choice-unknown, a value that no ruling may have; the warning
 * ruling-replaced where an earlier ruling gives way.
 */
export function applyRuling<T extends SchemeTexts>(files: T, ruling: NewRuling): Result<T> {
  const file = schemePaths.assumptions;
  const text = files[file] ?? null;
  if (text === null)
    return fail(problem('scheme-file-missing', { file }, { file, line: null, column: null }));
  const read = readAssumptions(file, text);
  if (!read.ok) return read;
  const { yaml, assumptions } = read.value;
  const index = assumptions.findIndex(({ id }) => id === ruling.assumption);
  const assumption = assumptions[index];
  if (assumption === undefined) return fail(unknown(ruling.assumption, assumptions));
  const answer = readAnswer(assumption, ruling);
  if (!answer.ok) return answer;
  const changes = (assumption.changes ?? []).filter(({ choice }) => choice === answer.value.choice);
  const changed = changeFormulas(files, changes);
  if (!changed.ok) return changed;
  const ruled = putIn(file, yaml, index, 'ruling', answer.value);
  const followed =
    ruled.ok && changes.length > 0 ? putIn(file, ruled.value, index, 'follows', answer.value.choice) : ruled;
  if (!followed.ok) return followed;
  const mark = text.startsWith(byteOrderMark) ? byteOrderMark : '';
  const written = { ...changed.value, [file]: mark + followed.value.text };
  return ok(written, replaced(assumption, yaml, index));
}

/** The file with a key of one assumption set, read again. */
function putIn(file: string, yaml: YamlFile, index: number, key: string, value: unknown): Result<YamlFile> {
  const again = readAssumptions(file, putEntry(yaml.text, mappingAt(yaml, index), key, value));
  return again.ok ? ok(again.value.yaml) : again;
}

const byteOrderMark = '\ufeff';

function readAssumptions(
  file: string,
  text: string,
): Result<{ readonly yaml: YamlFile; readonly assumptions: readonly AssumptionShape[] }> {
  const { yaml, problems } = readYaml(file, text);
  if (yaml === null || hasErrors(problems)) return fail(...problems);
  const read = readShape(assumptionFile, yaml);
  return read.value === null ? fail(...read.problems) : ok({ yaml, assumptions: read.value });
}

function mappingAt({ root }: YamlFile, index: number): YAMLMap<Node, Node | null> {
  const item = isSeq<Node>(root) ? root.items[index] : undefined;
  if (!isMap<Node, Node | null>(item)) throw new Error('an assumption that was read is no mapping');
  return item;
}

function unknown(id: string, all: readonly AssumptionShape[]): Problem {
  const ids = all.map((each) => each.id);
  return problem('assumption-unknown', { id, candidates: nearest(id, ids).join('、') });
}

/** The answer as the file's own reader takes it: trimmed, printable, a real day, one of the choices. */
function readAnswer({ choices }: AssumptionShape, { by, on, text, choice }: NewRuling): Result<Answer> {
  const given = { by, on, text, choice };
  const unprintable = Object.entries(given).flatMap(([key, each]) => findUnprintable(key, each) ?? []);
  const { yaml, problems } = readYaml('ruling', stringify(given));
  if (yaml === null || unprintable.length > 0)
    return fail(...[...unprintable, ...problems].map(withoutPlace));
  const read = readShape(rulingShape, yaml);
  if (read.value === null) return fail(...read.problems.map(withoutPlace));
  const { value } = read;
  if (choices.includes(value.choice)) return ok({ ...value, on: formatDay(value.on) });
  return fail(problem('ruling-choice-unknown', { choice: value.choice, choices: choices.join('、') }));
}

/** What a caller gave stands in no file. */
const withoutPlace = (each: Problem): Problem => ({ ...each, at: null });

function replaced({ id, ruling }: AssumptionShape, yaml: YamlFile, index: number): readonly Problem[] {
  if (ruling === null) return [];
  const at = placeOfSpot({ yaml, path: [index, 'ruling'] });
  return [problem('ruling-replaced', { id, by: ruling.by, on: formatDay(ruling.on) }, at)];
}
