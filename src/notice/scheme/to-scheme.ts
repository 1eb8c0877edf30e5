import { stringify } from 'yaml';
import type { DraftIndicator } from '../extract/draft.ts';
import { everyIndicator, type ImportedNotice } from '../import.ts';
import type { Question } from '../ledger/question.ts';
import { exemptions } from '../suggest/not-applicable.ts';
import { exemptionsOf, judgementsOf, recordsOf } from './datasets.ts';
import { kindsOf } from './kinds.ts';
import { leadsOf, leafId } from './leaf.ts';
import { type About, fromQuestion, type OpenAssumption } from './open.ts';
import { isAbout, ordinalOf, tableOf } from './table.ts';

export interface SchemeSettings {
  /** Id of the scheme, also the name of its folder. */
  readonly id: string;
  /** YYYY-MM-DD: day of issue and year assessed where the notice names none. */
  readonly today: string;
  /** Days off from Monday to Friday and weekend days worked, of the years asked for. */
  readonly calendarOf: (
    from: string,
    to: string,
  ) => { holidays: readonly string[]; workingWeekends: readonly string[] };
}

/** The files of a scheme drafted from a notice: `check` accepts it, every doubt is an assumption without a ruling. */
export function draftToScheme(notice: ImportedNotice, settings: SchemeSettings): Record<string, string> {
  const { draft } = notice;
  const issued = draft.date ?? settings.today;
  const year = /(20\d\d)年/.exec(draft.title ?? '')?.[1] ?? issued.slice(0, 4);
  const issuer = draft.issuer ?? '发文机关待定';
  const judged = judgedItems(notice);
  const { kinds, placed } = kindsOf(draft.tables);
  const [from, to] = [`${Number(year) - 1}-01-01`, `${Number(year) + 2}-01-01`];
  const { holidays, workingWeekends } = settings.calendarOf(from, to);
  const assumptions = notice.questions.map((each) =>
    fromQuestion(each, aboutOf(each, notice, placed), issuer),
  );
  const more: OpenAssumption[] = [];
  const assume = (make: (id: string) => OpenAssumption): string => {
    const made = make(`R-${String(more.length + 1).padStart(2, '0')}`);
    more.push(made);
    return made.id;
  };
  const tables = placed.map(({ table, kind, ...place }) => {
    const subject = { subject: kindOf(kind), subjectName: kinds[kind] ?? '' };
    const content = tableOf(table, { notice, ...place, ...subject, issuer, judged, assume });
    return [`tables/table-${ordinalOf(place)}.yaml`, file('table', '../', content)] as const;
  });
  return {
    'scheme.yaml': file('scheme', '', {
      id: settings.id,
      title: draft.title ?? '未命名的考核方案',
      version: '0.1.0',
      issuer,
      document_number: draft.documentNumber,
      issued,
      period: { from: `${year}-01-01`, to: `${year}-12-31` },
      zone: '+08:00',
      rounding: { decimals: '2', mode: 'half_up' },
    }),
    'calendar.yaml': file('calendar', '', { from, to, holidays, working_weekends: workingWeekends }),
    'units.csv': `unit,name,kind,cohort,valid_from,valid_to\n${kinds.map((name, i) => `U${i + 1},${csv(`${name}（示例）`)},${kindOf(i)},${csv(name)},,\n`).join('')}`,
    'datasets/draft.yaml': file('dataset', '../', datasetsOf(notice, judged, issuer)),
    'assumptions.yaml': file('assumption', '', [...assumptions, ...more]),
    ...Object.fromEntries(tables),
  };
}

const kindOf = (index: number): string => `kind-${index + 1}`;

const csv = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function file(kind: string, up: string, content: unknown): string {
  const head = `# yaml-language-server: $schema=../../${up}docs/schema/${kind}.schema.json\n`;
  return (
    head.normalize('NFC') +
    stringify(content, { lineWidth: 110, aliasDuplicateObjects: false }).normalize('NFC')
  );
}

type Place = ReturnType<typeof kindsOf>['placed'][number];

/** The indicator that a question is about, in every table that has it; null where it is about more than one. */
function aboutOf(
  question: Question,
  { suggestions, questions }: ImportedNotice,
  placed: readonly Place[],
): About | null {
  const found = placed.flatMap((place) => {
    const indicators = place.table.dimensions.flatMap((dimension) => dimension.indicators);
    const at = indicators.findIndex((each) => isAbout(question, each));
    const indicator = indicators[at];
    return indicator === undefined ? [] : [{ indicator, id: leafId(ordinalOf(place), at + 1) }];
  });
  const [first] = found;
  if (first === undefined) return null;
  const alone = questions.filter((each) => isAbout(each, first.indicator)).length === 1;
  return {
    indicators: found.map(({ id }) => id),
    found: suggestions.get(first.indicator) ?? null,
    alone,
  };
}

function datasetsOf(
  notice: ImportedNotice,
  judged: ReadonlyMap<DraftIndicator, string>,
  issuer: string,
): readonly object[] {
  const found = everyIndicator(notice.draft).flatMap(({ indicator }) => {
    const suggestion = notice.suggestions.get(indicator);
    return suggestion === undefined ? [] : [{ suggestion, source: leadsOf(indicator, issuer).join('、') }];
  });
  const exempt = found.filter(({ suggestion }) => suggestion.formula.includes(exemptions));
  return [
    ...found.map(({ suggestion, source }) => recordsOf(suggestion, source)),
    ...(exempt.length === 0 ? [] : [exemptionsOf(exempt.map(({ suggestion }) => suggestion.dataset.name))]),
    ...(judged.size === 0 ? [] : [judgementsOf([...judged.values()], '牵头考核单位')]),
  ];
}

/** Indicators without a formula, each with a name of its own among the judged items. */
function judgedItems({ draft, suggestions }: ImportedNotice): Map<DraftIndicator, string> {
  const items = new Map<DraftIndicator, string>();
  const used = new Map<string, number>();
  for (const { indicator } of everyIndicator(draft)) {
    if (suggestions.has(indicator) || indicator.points === null) continue;
    const plain = indicator.name.replace(/["\\\s]/g, '');
    const times = (used.get(plain) ?? 0) + 1;
    used.set(plain, times);
    items.set(indicator, times === 1 ? plain : `${plain}#${times}`);
  }
  return items;
}
