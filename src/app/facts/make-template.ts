import { type DataValidation, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { ok, type Result } from '../../core/problem/problem.ts';
import { exactDecimal } from '../../core/quantity/decimal.ts';
import type { Column, ColumnType, Dataset, Unit } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { findSeenCampaign } from '../campaign/see-campaign.ts';
import type { Platform } from '../platform.ts';
import { mayList } from '../review/page.ts';
import { look, refused } from '../work/act.ts';
import { pickDataset } from './campaign-facts.ts';
import { datasetLeads } from './dataset-leads.ts';

/** A file to download. */
export interface Download {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const rosterSheet = '单位名单';
/** So many rows have drop-down lists and checks; more can be filled in without. */
const preparedRows = 5_000;

/** An Excel workbook to fill in: the columns with checks and lists, the roster, and notes on how to fill it in. */
export async function makeTemplate(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: { readonly campaign: string; readonly dataset: string },
): Promise<Result<Download>> {
  const found = await look(platform, actor, async (client) => {
    const open = await findSeenCampaign(client, actor, asked.campaign);
    if (!open.ok) return open;
    const dataset = pickDataset(open.value.scheme, asked.dataset);
    if (!dataset.ok) return dataset;
    const refusal = mayList(actor, 'dataset.read');
    return refusal === null ? ok({ open: open.value, dataset: dataset.value }) : refused(refusal);
  });
  if (!found.ok) return found;
  const { open, dataset } = found.value;
  const { sheetNameOf } = await import('../../facts/load/workbook.ts');
  const sheets = [
    dataSheet(dataset, open.units, sheetNameOf(dataset.name)),
    notes(dataset, open),
    roster(open.units),
  ];
  const content = await writeXlsx({ sheets, activeSheet: 0 });
  return ok({ fileName: `${open.campaign.id}-${dataset.name}-模板.xlsx`, mediaType: xlsx, content });
}

const heading = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } },
} as const;

function dataSheet(dataset: Dataset, units: readonly Unit[], name: string): WriteSheet {
  const cells = new Map(dataset.columns.map((_, i) => [`0,${i}`, { style: heading }]));
  return {
    name,
    columns: dataset.columns.map((column) => ({ width: 18, numFmt: numberFormat(column) })),
    rows: [dataset.columns.map((column) => column.name)],
    cells,
    freezePane: { rows: 1 },
    dataValidations: dataset.columns.flatMap((column, i) => {
      const range = `${letters(i)}2:${letters(i)}${preparedRows + 1}`;
      const check = column.name === dataset.unit ? unitList(units) : checks[column.type](column);
      return check === null ? [] : [{ ...messages(column), ...check, range }];
    }),
  };
}

/** A to Z, AA and so on. */
const letters = (i: number): string =>
  (i >= 26 ? letters(Math.floor(i / 26) - 1) : '') + String.fromCharCode(65 + (i % 26));

const numberFormat = ({ type, decimals }: Column): string => {
  if (type === 'date') return 'yyyy-mm-dd';
  if (type === 'moment') return 'yyyy-mm-dd hh:mm:ss';
  if (type === 'integer') return '0';
  return type === 'number' ? (decimals === 0 ? '0' : `0.${'0'.repeat(Math.min(decimals, 10))}`) : '@';
};

type Check = Omit<DataValidation, 'range'>;

const checks: Readonly<Record<ColumnType, (column: Column) => Check | null>> = {
  integer: (column) => between(column, 'whole'),
  number: (column) => between(column, 'decimal'),
  text: () => null,
  choice: ({ choices }) => listOf(choices ?? []),
  truth: () => listOf(['是', '否']),
  date: () => ({ type: 'date', operator: 'greaterThan', formula1: '1' }),
  moment: () => ({ type: 'date', operator: 'greaterThan', formula1: '1' }),
};

const widest = '999999999999999';

function between({ min, max }: Column, type: 'whole' | 'decimal'): Check {
  const limit = (value: Column['min'], open: string): string => {
    const written = value === null ? open : exactDecimal(value);
    return written.includes('/') ? open : written;
  };
  return { type, operator: 'between', formula1: limit(min, `-${widest}`), formula2: limit(max, widest) };
}

// A list inside a check holds at most 255 characters, and commas part its items.
const listOf = (values: readonly string[]): Check | null =>
  values.join(',').length > 250 || values.some((each) => each.includes(','))
    ? null
    : { type: 'list', values: [...values] };

const unitList = (units: readonly Unit[]): Check | null =>
  units.length === 0 ? null : { type: 'list', formula1: `'${rosterSheet}'!$A$2:$A$${units.length + 1}` };

const messages = (column: Column): Partial<DataValidation> => ({
  allowBlank: column.optional,
  showErrorMessage: true,
  errorStyle: 'stop',
  errorTitle: '填写有误',
  errorMessage: `“${column.name}”：${typeWords(column)}。`.slice(0, 220),
});

const typeNames: Readonly<Record<ColumnType, string>> = {
  integer: '整数',
  number: '数值',
  text: '文字',
  choice: '选项',
  date: '日期',
  moment: '时刻',
  truth: '是或否',
};

function typeWords({ type, decimals, min, max, choices }: Column): string {
  const limits = [
    ...(type === 'number' ? [`最多 ${decimals} 位小数`] : []),
    ...(min === null ? [] : [`不小于 ${exactDecimal(min)}`]),
    ...(max === null ? [] : [`不大于 ${exactDecimal(max)}`]),
    ...(choices === null ? [] : [`取值为：${choices.join('、')}`]),
    ...(type === 'date' ? ['写法如 2020-07-01'] : []),
    ...(type === 'moment' ? ['写法如 2020-07-01 08:30:00'] : []),
  ];
  return [typeNames[type], ...limits].join('，');
}

function notes(dataset: Dataset, { campaign, scheme }: OpenCampaign): WriteSheet {
  const leads = datasetLeads(scheme).get(dataset.name) ?? [];
  const head = [
    ['数据集', dataset.name],
    ['说明', dataset.description],
    ['数据来源', dataset.source],
    ['牵头考核单位', leads.join('、')],
    ['按时上报截止', campaign.dueOn],
    ['锁定日期', campaign.locksOn],
    ['主键', `${dataset.key.join('、')}（同一主键只填一行）`],
    ['单位的写法', `填“${rosterSheet}”里的名称或编号`],
    ['没有数据时', '保留表头一行上传，表示确无数据'],
    [],
    ['列名', '类型与范围', '必填', '说明'],
  ];
  const columns = dataset.columns.map((column) => [
    column.name,
    typeWords(column),
    column.optional ? '否' : '是',
    column.description,
  ]);
  const cells = new Map([0, 1, 2, 3].map((i) => [`${head.length - 1},${i}`, { style: heading }]));
  return {
    name: '填写说明',
    columns: [18, 42, 8, 60].map((width) => ({ width, numFmt: '@' })),
    rows: [...head, ...columns],
    cells,
  };
}

/** Names are listed where each is borne by one unit only, else the ids: what is listed can be loaded. */
function roster(units: readonly Unit[]): WriteSheet {
  const ids = new Set(units.map((each) => each.unit));
  const isPlain = ({ name }: Unit): boolean =>
    !ids.has(name) && units.filter((each) => each.name === name).length === 1;
  const rows = units.map((each) => [
    isPlain(each) ? each.name : each.unit,
    each.unit,
    each.name,
    each.cohort,
  ]);
  const cells = new Map([0, 1, 2, 3].map((i) => [`0,${i}`, { style: heading }]));
  const columns = [24, 16, 24, 16].map((width) => ({ width, numFmt: '@' }));
  return { name: rosterSheet, columns, rows: [['填写', '编号', '名称', '组别'], ...rows], cells };
}
