import { stringify } from 'yaml';
import type { DraftDimension, DraftIndicator, DraftTable } from '../extract/draft.ts';
import { everyIndicator, type ImportedNotice } from '../import.ts';
import type { Question } from '../ledger/question.ts';
import { judgements, judgementsOf, recordsOf } from './datasets.ts';
import { taken } from './taken.ts';
import { added, childrenOf, type SchemeNode } from './tree.ts';
import { unreadRules } from './unread.ts';

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
  const unread = unreadRules(notice, issuer);
  const datasets = [
    ...everyIndicator(draft).flatMap(({ indicator }) => {
      const found = notice.suggestions.get(indicator);
      return found === undefined || indicator.points === null
        ? []
        : [recordsOf(found, leadsOf(indicator, issuer).join('、'))];
    }),
    ...(judged.size === 0 ? [] : [judgementsOf([...judged.values()], '牵头考核单位')]),
  ];
  const subjects = [...new Set(draft.tables.map((table) => table.subject))];
  const [from, to] = [`${Number(year) - 1}-01-01`, `${Number(year) + 2}-01-01`];
  const { holidays, workingWeekends } = settings.calendarOf(from, to);
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
    'units.csv': `unit,name,kind,cohort,valid_from,valid_to\n${subjects.map((name, i) => `U${i + 1},${csv(`${name}（示例）`)},${kindOf(i)},${csv(name)},,\n`).join('')}`,
    'datasets/draft.yaml': file('dataset', '../', datasets),
    'assumptions.yaml': file('assumption', '', [
      ...notice.questions.map((question) => assumptionOf(question, issuer)),
      ...unread.assumptions,
    ]),
    ...Object.fromEntries(
      draft.tables.map((table, i) => [
        `tables/table-${i + 1}.yaml`,
        file(
          'table',
          '../',
          tableOf(table, i, kindOf(subjects.indexOf(table.subject)), notice, judged, issuer, unread.ids),
        ),
      ]),
    ),
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

const leadsOf = (indicator: DraftIndicator, issuer: string): readonly string[] =>
  indicator.leads.length > 0 ? indicator.leads : [issuer];

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

function tableOf(
  table: DraftTable,
  index: number,
  subject: string,
  notice: ImportedNotice,
  judged: ReadonlyMap<DraftIndicator, string>,
  issuer: string,
  unread: ReadonlyMap<DraftIndicator, string>,
): object {
  const own = notice.questions.filter((question) => (question.where.table ?? 1) === index + 1);
  const indicators = table.dimensions.flatMap((dimension) => dimension.indicators);
  const placed = new Set<string>();
  let serial = 0;
  const children = childrenOf(table, (indicator, dimension) => {
    serial += 1;
    if (indicator.points === null || Number(indicator.points) <= 0) return null;
    const asked = own.filter((question) => isAbout(question, indicator));
    for (const question of asked) placed.add(question.id);
    return leafOf(indicator, dimension, `t${index + 1}-${String(serial).padStart(2, '0')}`, {
      caption: table.caption === '' ? `第${index + 1}张表` : table.caption,
      issuer,
      judged: judged.get(indicator) ?? null,
      notice,
      asked: [
        ...asked.map((question) => question.id),
        ...(unread.has(indicator) ? [unread.get(indicator) ?? ''] : []),
      ],
    });
  });
  const base = children.filter((child) => child.role === undefined);
  return {
    id: `table-${index + 1}`,
    caption: table.caption === '' ? `第${index + 1}张表` : table.caption,
    subject,
    subject_name: table.subject === '' ? '被考评单位' : table.subject,
    total: added(base),
    levels: Array.from(
      { length: Math.max(1, ...indicators.map((each) => each.path.length + 1)) },
      (_, i) => `${'一二三四五六'[i] ?? i + 1}级指标`,
    ),
    assumptions: own.filter((question) => !placed.has(question.id)).map((question) => question.id),
    children,
  };
}

const isAbout = ({ where }: Question, indicator: DraftIndicator): boolean =>
  where.name === indicator.name && where.no === indicator.no && where.line === indicator.source;

interface LeafContext {
  readonly caption: string;
  readonly issuer: string;
  readonly judged: string | null;
  readonly notice: ImportedNotice;
  readonly asked: readonly string[];
}

function leafOf(
  indicator: DraftIndicator,
  { role }: DraftDimension,
  id: string,
  context: LeafContext,
): SchemeNode {
  const found = context.notice.suggestions.get(indicator) ?? null;
  const { no, name, points, cooperating, description } = indicator;
  return {
    id,
    no,
    name,
    points: points ?? '0',
    leads: leadsOf(indicator, context.issuer),
    ...(cooperating.length === 0 ? {} : { cooperating }),
    clause: `${context.caption} ${no === null ? name : `序号 ${no}`}`,
    description: description === '' ? name : description,
    formula: found?.formula ?? judgedFormula(context.judged ?? name, role === 'deduction'),
    ...(found?.target == null ? {} : { target: found.target }),
    ...(context.asked.length === 0 ? {} : { assumptions: context.asked }),
  };
}

const judgedFormula = (item: string, deduction: boolean): string =>
  `${deduction ? '-' : ''}scale(mean(得分 of ${judgements} where 项目 = "${item}"), from: 100, to: full)`;

const assumptionOf = ({ id, code, where, quote, message, choices }: Question, issuer: string): object => ({
  id,
  notice: quote === '' ? (where.name ?? message) : quote,
  unclear: message,
  taken: taken[code],
  choices: choices.map(({ text, effect }) => `${text};${effect}`),
  ruled_by: issuer,
});
