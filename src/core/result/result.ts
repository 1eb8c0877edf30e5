import { compareCodePoints } from '../quantity/canonical.ts';
import { formatDay } from '../quantity/day.ts';
import { exactDecimal } from '../quantity/decimal.ts';
import { type Rational, subtract } from '../quantity/rational.ts';
import type { Missing } from '../quantity/value.ts';
import { groupScoresOf, type Ranking, rankTable } from '../rank/rank-table.ts';
import { type OpenQuestion, openQuestions } from '../scheme/ruling/open-questions.ts';
import type { Table } from '../scheme/scheme.ts';
import type { GroupScore, IndicatorScore, RoundingEntry, TableScores, UnitScores } from '../score/outcome.ts';
import { roundingOf } from '../score/publish.ts';
import type { SchemeScores } from '../score/score.ts';
import type {
  Counts,
  GroupDocument,
  IndicatorDocument,
  ResultDocument,
  RoundingDocument,
  TableDocument,
  UnitDocument,
} from './document.ts';
import { hashResult, type ResultInputs } from './hash.ts';
import { rankNumber, scoreText, serialNumber } from './number-text.ts';

/** The whole result of a run: ranked, graded, with its hash. */
export function makeResult(scores: SchemeScores, inputs: ResultInputs): ResultDocument {
  const { scheme, at } = scores;
  const tables = scores.tables.map(tableDocument);
  const questions = openQuestions(
    scheme,
    scores.tables.map((each) => each.table),
  );
  return {
    scheme: scheme.id,
    schemeVersion: scheme.version,
    schemeFingerprint: scheme.fingerprint,
    title: scheme.title,
    asOf: formatDay(at.asOf),
    knownAt: at.knownAt,
    resultHash: hashResult(scores, inputs, tables),
    provisional: questions.length > 0,
    openQuestions: questions.map(questionOf),
    tables,
  };
}

const questionOf = ({ id, unclear, taken, ruledBy, tables, indicators, ruled }: OpenQuestion) => ({
  id,
  unclear,
  taken,
  ruledBy,
  tables,
  indicators,
  ruled,
});

function tableDocument(scores: TableScores): TableDocument {
  const { table, units, leftOut } = scores;
  const ranking = rankTable(scores);
  return {
    id: table.id,
    caption: table.caption,
    subject: table.subject,
    subjectName: table.subjectName,
    total: exactDecimal(table.total),
    counts: countStates(units),
    units: units.map((unit) => unitDocument(unit, table, ranking)),
    leftOut: leftOut.map(({ unit, name }) => ({ unit, name })),
  };
}

function countStates(units: readonly UnitScores[]): Counts {
  const all = units.flatMap((unit) => unit.indicators);
  const count = (state: IndicatorScore['state']) => all.filter((each) => each.state === state).length;
  return {
    units: units.length,
    indicators: units[0]?.indicators.length ?? 0,
    scored: count('scored'),
    missing: count('missing'),
    notApplicable: count('not-applicable'),
  };
}

function unitDocument(scores: UnitScores, table: Table, ranking: Ranking): UnitDocument {
  const { unit, root, indicators } = scores;
  const rule = roundingOf(table.root, table);
  const rank = ranking.ranks.get(unit.unit);
  return {
    unit: unit.unit,
    name: unit.name,
    cohort: unit.cohort,
    total: root.published === null ? null : scoreText(root.published, rule),
    rank: rank === undefined ? null : rankNumber(rank),
    grade: ranking.grades.get(unit.unit) ?? null,
    state: root.state,
    partial: scoreText(root.partial, rule),
    outOf: exactDecimal(subtract(table.total, root.excluded)),
    missing: namesOf(root.missing),
    indicators: indicators.map((each) => indicatorDocument(each, table)),
    groups: groupDocuments(root, null, table, (id) => ranking.groups.get(id)?.get(unit.unit)),
    vetoes: scores.vetoes.map(({ veto, state, missing }) => ({
      id: veto.id,
      name: veto.name,
      state,
      missing: namesOf(missing),
    })),
    roundings: [...indicators, ...groupScoresOf(root)].flatMap(({ rounding }) =>
      rounding === null ? [] : [roundingDocument(rounding)],
    ),
  };
}

function indicatorDocument(scored: IndicatorScore, table: Table): IndicatorDocument {
  const { indicator, published, state, value } = scored;
  return {
    id: indicator.id,
    no: serialNumber(indicator.no),
    name: indicator.name,
    points: exactDecimal(indicator.points),
    score: published === null ? null : scoreText(published, roundingOf(indicator, table)),
    state,
    missing: namesOf(scored.missing),
    reason: value.state === 'not-applicable' ? value.reason : null,
  };
}

type RankOf = (group: string) => Rational | undefined;

function groupDocuments(
  above: GroupScore,
  parent: string | null,
  table: Table,
  rankOf: RankOf,
): readonly GroupDocument[] {
  return above.children.flatMap((child) =>
    child.kind === 'indicator'
      ? []
      : [
          groupDocument(child, parent, table, rankOf),
          ...groupDocuments(child, child.group.id, table, rankOf),
        ],
  );
}

function groupDocument(
  scored: GroupScore,
  parent: string | null,
  table: Table,
  rankOf: RankOf,
): GroupDocument {
  const { group, published, partial, state } = scored;
  const rule = roundingOf(group, table);
  const rank = rankOf(group.id);
  return {
    id: group.id,
    parent,
    no: serialNumber(group.no),
    name: group.name,
    points: exactDecimal(group.points),
    score: published === null ? null : scoreText(published, rule),
    partial: scoreText(partial, rule),
    state,
    rank: rank === undefined ? null : rankNumber(rank),
  };
}

export function roundingDocument({ node, before, after, difference, rule }: RoundingEntry): RoundingDocument {
  return {
    node,
    before: exactDecimal(before),
    after: exactDecimal(after),
    difference: exactDecimal(difference),
    decimals: rule.decimals,
    mode: rule.mode,
  };
}

/** Each name once, in order. */
function namesOf(missing: readonly Missing[]): readonly string[] {
  return [...new Set(missing.map((each) => each.name))].sort(compareCodePoints);
}
