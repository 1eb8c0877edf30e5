import type { Language } from '../../core/problem/problem.ts';
import type { PropertyFinding } from '../../core/properties/finding.ts';
import type { Profile } from '../../core/properties/profile.ts';
import { courseOf } from '../../core/properties/shape.ts';
import { scoreOf, type Witness } from '../../core/properties/trial.ts';
import { formatDay } from '../../core/quantity/day.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Rational } from '../../core/quantity/rational.ts';
import type { Scalar } from '../../core/quantity/value.ts';
import type { RedLineFinding } from '../../core/redline/red-line.ts';
import { scoreText, serialNumber } from '../../core/result/number-text.ts';
import type { LintedScheme } from '../lint-scheme.ts';
import { describeInput, findingWords } from './finding-words.ts';
import { problemDocument } from './problem-document.ts';

/** What `lint --json` prints and the API answers: numbers as decimal text, days as YYYY-MM-DD. */
export function lintDocument({ scheme, on, properties, redLines, burden }: LintedScheme, language: Language) {
  return {
    scheme: scheme.id,
    on: formatDay(on),
    properties: properties.findings.map((each) => propertyDocument(each, language)),
    redLines: redLines.map(redLineDocument),
    burden: { ...burden, findings: burden.findings.map((each) => problemDocument(each, language)) },
    rules: properties.profiles.map((each) => ruleDocument(each, language)),
  };
}

function propertyDocument(finding: PropertyFinding, language: Language) {
  const { problem, about, table, indicator, witnesses } = finding;
  return {
    code: problem.code,
    severity: problem.severity,
    table,
    indicator: indicatorDocument(indicator),
    ...findingWords(finding, language),
    input: about === null ? null : describeInput(about, language),
    params: problem.params,
    witnesses: witnesses.map(witnessDocument),
  };
}

const indicatorDocument = (indicator: PropertyFinding['indicator']) =>
  indicator === null ? null : { ...indicator, no: serialNumber(indicator.no) };

/** Inputs by their formula; the score is null when there is none, and `state` says why. */
function witnessDocument(witness: Witness) {
  const score = scoreOf(witness);
  const inputs = [...witness.inputs].map(([text, value]) => [text, scalarText(value)] as const);
  return {
    inputs: Object.fromEntries(inputs),
    score: score === null ? null : scoreText(score, null),
    state: witness.score.state,
  };
}

/** A made-up input in full. */
export const scalarText = (value: Scalar): string =>
  typeof value === 'object' ? exactDecimal(value) : String(value);

function redLineDocument({ redLine, table, indicator, hits }: RedLineFinding) {
  const { id, severity, source, documentNumber, issued, effective, clause, forbids, instead } = redLine;
  return {
    id,
    severity,
    table,
    indicator: indicatorDocument(indicator),
    source,
    documentNumber,
    issued: formatDay(issued),
    effective: formatDay(effective),
    clause,
    forbids,
    instead,
    words: hits,
  };
}

/** What is known of one rule, whether or not there is anything to say about it. */
function ruleDocument({ indicator, bounds, lowest, highest, lines }: Profile, language: Language) {
  return {
    indicator: indicator.id,
    points: exactDecimal(indicator.points),
    bounds: { low: endText(bounds.low), high: endText(bounds.high) },
    lowest: lowest === null ? null : witnessDocument(lowest),
    highest: highest === null ? null : witnessDocument(highest),
    inputs: lines.map((line) => ({
      input: describeInput(line.variable.node, language),
      formula: line.variable.text,
      course: courseOf(line),
    })),
  };
}

const endText = (end: Rational | null): string | null => (end === null ? null : scoreText(end, null));
