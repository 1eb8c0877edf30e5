import type { ExplainedScore } from '../app/explain-indicator.ts';
import type { Language } from '../core/problem/problem.ts';
import { toDecimal } from '../core/quantity/decimal.ts';
import { rational } from '../core/quantity/rational.ts';
import type { RoundingDocument } from '../core/result/document.ts';
import { recordTexts } from './explanation-records.ts';
import { stepLines, valueText } from './explanation-steps.ts';
import {
  andWords,
  effectWords,
  factColumns,
  factsTitle,
  kindWords,
  missingWords,
  modeWords,
  noScoreWords,
  nowWords,
  openWords,
  owedWords,
  plainKind,
  questionsTitle,
  reasonWords,
  roundingWords,
  ruledWords,
  ruleWords,
  scoreWords,
  sourceWords,
  stepsWords,
  undeliveredWords,
  vetoStates,
  vetoWords,
  whenWords,
  whoWords,
} from './explanation-words.ts';
import { printable, renderTable } from './table.ts';
import { say, type Words } from './words.ts';
import { wrapped } from './wrap.ts';

/** An explanation for people: what the score is, the rule, how it was computed, the rows behind it. */
export function explanationText(score: ExplainedScore, language: Language): string {
  const parts = [
    headLines(score, language),
    scoreLines(score, language),
    [title(ruleWords, language), ...wrapped(score.rule[language]), ...wrapped(oneLine(score.formula))],
    factLines(score, language),
    [title(stepsWords, language), ...stepLines(score.derivation, 1, language)],
    questionLines(score, language),
  ];
  const text = parts.filter((lines) => lines.length > 0).map((lines) => lines.map(printable).join('\n'));
  return `${[...text, ...recordTexts(score, language)].join('\n\n')}\n`;
}

function headLines({ table, unit, indicator, asOf, knownAt }: ExplainedScore, language: Language): string[] {
  const no = indicator.no === null ? '' : `${indicator.no} `;
  return [
    `${table.caption} › ${no}${indicator.name}`,
    say(whoWords, language, {
      unit: unit.name,
      cohort: unit.cohort,
      leads: indicator.leads.join('、'),
      clause: indicator.clause,
    }),
    say(whenWords, language, { asOf, knownAt: knownAt ?? say(nowWords, language) }),
  ];
}

function scoreLines(score: ExplainedScore, language: Language): string[] {
  const { indicator, lost, rounding, reason, missing, policy } = score;
  const lines = [
    score.score === null
      ? say(noScoreWords[score.state], language, { points: indicator.points })
      : say(scoreWords, language, { score: score.score, points: indicator.points, lost: lost ?? '–' }),
  ];
  if (missing.length > 0) {
    const names = missing.map((each) => missingText(each, language));
    lines.push(say(missingWords, language, { names: names.join(say(andWords, language)) }));
  }
  if (reason !== null) {
    lines.push(
      say(reasonWords, language, {
        reason,
        decidedBy: policy?.decidedBy ?? '–',
        effect: policy === null ? '–' : effectText(policy, language),
      }),
    );
  }
  if (rounding !== null) lines.push(roundingLine(score, rounding, language));
  for (const { name, state } of score.vetoes) {
    lines.push(say(vetoWords, language, { name, state: say(vetoStates[state] ?? plainKind, language) }));
  }
  return lines;
}

/** What is missing, and who owes it. */
function missingText(
  { kind, name, owedBy, judged }: ExplainedScore['missing'][number],
  language: Language,
): string {
  const owed = owedWords[kind]?.[judged && owedBy === 'lead' ? 'judged' : (owedBy ?? 'unknown')];
  return say(owed ?? kindWords[kind] ?? plainKind, language, { name });
}

function effectText({ effect, share }: NonNullable<ExplainedScore['policy']>, language: Language): string {
  return say(effectWords[effect] ?? plainKind, language, { share: share ?? '', name: effect });
}

/** An exact number, or its first decimals where it has no end. */
function decimalText(text: string): string {
  const [num, den] = text.split('/');
  if (num === undefined || den === undefined) return text;
  return `≈ ${toDecimal(rational(BigInt(num), BigInt(den)), 8)}`;
}

function roundingLine(score: ExplainedScore, rounding: RoundingDocument, language: Language): string {
  const { before, after, difference, decimals, mode } = rounding;
  return say(roundingWords, language, {
    before: score.exact ?? before,
    after,
    decimals,
    difference: decimalText(difference),
    mode: say(modeWords[mode] ?? plainKind, language, { name: mode }),
  });
}

function factLines({ aggregates }: ExplainedScore, language: Language): readonly string[] {
  if (aggregates.length === 0) return [];
  const rows = aggregates.map((each) => [
    each.label,
    each.delivered ? valueText(each, language) : say(undeliveredWords, language),
    each.source === ''
      ? each.dataset
      : say(sourceWords, language, { dataset: each.dataset, source: each.source }),
    each.words[language],
  ]);
  const columns = factColumns.map(({ title, align }) => ({ title: say(title, language), align }));
  const lines = renderTable(columns, rows).trimEnd().split('\n');
  return [say(factsTitle, language), ...lines.map((line) => `  ${line}`)];
}

function questionLines({ assumptions }: ExplainedScore, language: Language): string[] {
  if (assumptions.length === 0) return [];
  const lines = assumptions.map(({ id, taken, ruledBy, ruling }) =>
    say(ruling === null ? openWords : ruledWords, language, { id, taken, ruledBy, ruling: ruling ?? '' }),
  );
  return [title(questionsTitle, language), ...lines.flatMap(wrapped)];
}

const title = (words: Words, language: Language): string => say(words, language);
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
