import { type Derivation, derive } from '../language/derive.ts';
import { describeFormula } from '../language/describe.ts';
import { parseFormula } from '../language/parse.ts';
import { printFormula } from '../language/print.ts';
import type { AggregateNode } from '../language/syntax.ts';
import { measuresOf } from '../measure/extract.ts';
import type { MeasureTable, Standpoint } from '../measure/plan.ts';
import { formatDay } from '../quantity/day.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { subtract } from '../quantity/rational.ts';
import type { RoundingRule } from '../quantity/rounding.ts';
import type { Value } from '../quantity/value.ts';
import type { RoundingDocument } from '../result/document.ts';
import { scoreText, serialNumber } from '../result/number-text.ts';
import { roundingDocument } from '../result/result.ts';
import type { Indicator, Scheme, Table, Unit, Veto } from '../scheme/scheme.ts';
import { targetOf } from '../scheme/walk.ts';
import { answering, inputsFor } from '../score/inputs.ts';
import type { IndicatorScore, UnitScores } from '../score/outcome.ts';
import { roundingOf } from '../score/publish.ts';
import type {
  ExplainedAggregate,
  ExplainedAssumption,
  Explanation,
  MissingDocument,
  Step,
} from './document.ts';
import { aggregateNodes } from './uncounted.ts';
import { answerText, exactText, scalarText } from './value-text.ts';

/** One unit and indicator of a run that has been scored. */
export interface Explained {
  readonly scheme: Scheme;
  readonly table: Table;
  readonly indicator: Indicator;
  readonly sheet: UnitScores;
  /** The units of the unit's cohort in this table, itself included. */
  readonly peers: readonly Unit[];
  readonly answers: MeasureTable;
  readonly at: Standpoint;
}

/** Everything behind a score but the raw records: rule, derivation, roundings, answers of the facts, open questions. */
export function explainIndicator(explained: Explained): Explanation {
  const { scheme, table, indicator, sheet, at } = explained;
  const scored = scoreOf(explained);
  const points = exactDecimal(indicator.points);
  const rule = roundingOf(indicator, table);
  const { published } = scored;
  return {
    scheme: scheme.id,
    asOf: formatDay(at.asOf),
    knownAt: at.knownAt,
    table: { id: table.id, caption: table.caption },
    unit: { unit: sheet.unit.unit, name: sheet.unit.name, cohort: sheet.unit.cohort },
    indicator: {
      id: indicator.id,
      no: serialNumber(indicator.no),
      name: indicator.name,
      points,
      leads: indicator.leads,
      cooperating: indicator.cooperating,
      clause: indicator.clause,
      description: indicator.description,
    },
    rule: {
      zh: describeFormula(indicator.formula.tree, 'zh', points),
      en: describeFormula(indicator.formula.tree, 'en', points),
    },
    formula: indicator.formula.text,
    target: targetText(explained),
    state: scored.state,
    score: published === null ? null : scoreText(published, rule),
    exact: scored.exact === null ? null : exactText(scored.exact),
    lost:
      published === null || indicator.role !== 'base'
        ? null
        : scoreText(subtract(indicator.points, published), rule),
    missing: missingOf(scored, scheme),
    reason: scored.value.state === 'not-applicable' ? scored.value.reason : null,
    rounding: roundingText(scored, rule),
    derivation: stepOf(derivationOf(explained), labeller(scheme, indicator)),
    aggregates: aggregatesOf(explained),
    policy: policyOf(indicator),
    vetoes: vetoesOn(explained),
    assumptions: assumptionsOf(explained),
  };
}

/**
 * A table with this indicator alone and the vetoes that strike it: its score is the same, and nothing else is asked of
 * the facts. Totals and ranks of such a table mean nothing.
 */
export function focusTable(table: Table, indicator: Indicator): Table {
  const root = { ...table.root, combine: { kind: 'sum' as const }, children: [indicator] };
  return { ...table, root, vetoes: table.vetoes.filter((veto) => strikes(veto, indicator)) };
}

const strikes = ({ effect }: Veto, { id }: Indicator): boolean =>
  effect.kind === 'zero' && effect.target === id;

function scoreOf({ sheet, indicator }: Explained): IndicatorScore {
  const scored = sheet.indicators.find((each) => each.indicator.id === indicator.id);
  if (scored === undefined) throw new Error(`the sheet has no indicator ${indicator.id}`);
  return scored;
}

function derivationOf({ scheme, indicator, sheet, peers, answers, at }: Explained): Derivation {
  const all = inputsFor(answering(scheme, answers, at.asOf), { indicator, peers });
  const inputs = all[peers.findIndex((each) => each.unit === sheet.unit.unit)];
  if (inputs === undefined) throw new Error('a unit is one of its own cohort');
  return derive(indicator.formula.tree, inputs);
}

type Labeller = (node: AggregateNode) => string | null;

/** ①, ② … for the aggregates of an indicator, in reading order. */
function labeller(scheme: Scheme, indicator: Indicator): Labeller {
  const texts = aggregateNodes(scheme, indicator).map(printFormula);
  return (node) => {
    const i = texts.indexOf(printFormula(node));
    return i < 0 ? null : labelAt(i);
  };
}

const circled = 20;
const labelAt = (i: number): string => (i < circled ? String.fromCodePoint(0x2460 + i) : `(${i + 1})`);

function stepOf({ text, role, value, parts }: Derivation, label: Labeller): Step {
  const steps = parts.map((part) => stepOf(part, label));
  return { text, words: wordsOf(text, label), role, ...valueDocument(value), parts: steps };
}

/** A step in words. The text of a case is no formula: its parts say it. */
function wordsOf(text: string, label: Labeller): Step['words'] {
  const read = parseFormula(text);
  if (!read.ok) return { zh: '', en: '' };
  return {
    zh: describeFormula(read.value, 'zh', '', label),
    en: describeFormula(read.value, 'en', '', label),
  };
}

/** What a rounding did, its result written with the decimals it was published with. */
function roundingText({ rounding }: IndicatorScore, rule: RoundingRule | null): RoundingDocument | null {
  if (rounding === null) return null;
  const ledger = roundingDocument(rounding);
  return rule === null ? ledger : { ...ledger, after: scoreText(rounding.after, rule) };
}

function missingOf({ missing }: IndicatorScore, { datasets }: Scheme): readonly MissingDocument[] {
  return missing.map(({ kind, name }) => {
    const dataset = datasets.find((each) => each.name === name);
    const judged = dataset?.kind === 'judgement';
    return { kind, name, judged, owedBy: dataset?.providedBy ?? (judged ? 'lead' : null) };
  });
}

function valueDocument(value: Value): Pick<Step, 'state' | 'value'> {
  return { state: value.state, value: value.state === 'known' ? scalarText(value.value) : null };
}

function targetText({ indicator, sheet, at }: Explained): string | null {
  if (indicator.target === null) return null;
  const target = targetOf(indicator, sheet.unit.unit, at.asOf);
  return target.state === 'known' ? exactDecimal(target.value) : null;
}

function aggregatesOf(explained: Explained): readonly ExplainedAggregate[] {
  const { scheme, indicator, sheet, answers, at } = explained;
  const run = answering(scheme, answers, at.asOf);
  const index = answers.units.indexOf(sheet.unit.unit);
  return aggregateNodes(scheme, indicator).map((node, i) => {
    const dataset = scheme.datasets.find((each) => each.name === node.dataset);
    const measures = Object.values(measuresOf(node, scheme) ?? {});
    return {
      label: labelAt(i),
      text: printFormula(node),
      words: { zh: describeFormula(node, 'zh', ''), en: describeFormula(node, 'en', '') },
      dataset: node.dataset,
      description: dataset?.description ?? '',
      source: dataset?.source ?? '',
      delivered: answers.delivered.includes(node.dataset),
      ...valueDocument(run.aggregate(sheet.unit, node)),
      counts: measures.flatMap(({ key }) => {
        const answer = answers.values[key]?.[index];
        return answer === undefined ? [] : [{ question: key, answer: answerText(answer) }];
      }),
    };
  });
}

function policyOf({ notApplicable }: Indicator): Explanation['policy'] {
  if (notApplicable === null) return null;
  const { share, decidedBy } = notApplicable;
  return { effect: notApplicable.then, share: share === null ? null : exactDecimal(share), decidedBy };
}

function vetoesOn({ sheet, indicator }: Explained): Explanation['vetoes'] {
  return sheet.vetoes
    .filter(({ veto }) => strikes(veto, indicator))
    .map(({ veto, state }) => ({ id: veto.id, name: veto.name, state }));
}

function assumptionsOf({ scheme, table, indicator }: Explained): readonly ExplainedAssumption[] {
  return scheme.assumptions
    .filter(({ id }) => indicator.assumptions.includes(id) || table.assumptions.includes(id))
    .map(({ id, unclear, taken, ruledBy, ruling }) => ({
      id,
      unclear,
      taken,
      ruledBy,
      open: ruling === null,
      ruling: ruling === null ? null : `${ruling.by} ${formatDay(ruling.on)} ${ruling.text}`,
    }));
}
