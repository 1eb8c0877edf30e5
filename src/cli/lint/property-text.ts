import { findingWords } from '../../app/documents/finding-words.ts';
import { scalarText } from '../../app/documents/lint-document.ts';
import type { LintedScheme } from '../../app/lint-scheme.ts';
import type { ProblemCode } from '../../core/problem/catalogue.ts';
import type { Language } from '../../core/problem/problem.ts';
import type { PropertyFinding } from '../../core/properties/finding.ts';
import { scoreOf, type Witness } from '../../core/properties/trial.ts';
import { scoreText } from '../../core/result/number-text.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { severityText } from '../problems.ts';
import { say, type Words } from '../words.ts';

/** Grouped by what is wrong, so that the advice stands once; errors first, then in the order they were found. */
export function propertyLines({ scheme, properties }: LintedScheme, language: Language): readonly string[] {
  const { findings } = properties;
  const codes = [...new Set(findings.map((each) => each.problem.code))];
  const ordered = [...codes.filter(isError), ...codes.filter((code) => !isError(code))];
  return ordered.flatMap((code) => {
    const group = findings.filter((each) => each.problem.code === code);
    const [first] = group;
    if (first === undefined) return [];
    const head = { severity: severityText(first.problem.severity, language), n: group.length, code };
    return [
      say(groupWords, language, { ...head, fix: findingWords(first, language).fix }),
      ...group.flatMap((each) => findingLines(scheme, each, language)),
    ];
  });

  function isError(code: ProblemCode): boolean {
    return findings.some((each) => each.problem.code === code && each.problem.severity === 'error');
  }
}

/** Codes whose sentence does not name the inputs itself. */
const needsWitness: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'rule-exceeds-points',
  'bonus-uncapped',
  'full-marks-unreachable',
  'zero-unreachable',
]);

function findingLines(scheme: Scheme, finding: PropertyFinding, language: Language): readonly string[] {
  const { what } = findingWords(finding, language);
  const shown = needsWitness.has(finding.problem.code) ? finding.witnesses.slice(-1) : [];
  return [
    `    ${placeText(scheme, finding)}${what}`,
    ...shown.map((each) => `        ${witnessText(each, language)}`),
  ];
}

/** Kind of unit and serial number, as in the notice. */
export function placeText(
  scheme: Scheme,
  { table, indicator }: Pick<PropertyFinding, 'table' | 'indicator'>,
): string {
  const subject = scheme.tables.find((each) => each.id === table)?.subjectName ?? table;
  if (indicator === null) return `${subject} `;
  return `${subject} ${indicator.no ?? indicator.id} `;
}

function witnessText(witness: Witness, language: Language): string {
  const score = scoreOf(witness);
  const inputs = [...witness.inputs].map(([text, value]) => `${text} = ${scalarText(value)}`);
  const result = score === null ? witness.score.state : scoreText(score, null);
  return say(witnessWords, language, { inputs: inputs.join(language === 'zh' ? ';' : '; '), result });
}

const groupWords: Words = {
  zh: '  {severity}{n} 项 [{code}] {fix}',
  en: '  {severity}{n} [{code}] {fix}',
};
const witnessWords: Words = { zh: '例：{inputs}，得 {result}', en: 'e.g. {inputs} gives {result}' };
