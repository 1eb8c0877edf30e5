import type { Row } from '../../../src/core/measure/row.ts';
import { parseDecimal } from '../../../src/core/quantity/decimal.ts';
import type { Column, ColumnType, Dataset, Unit } from '../../../src/core/scheme/scheme.ts';
import { parseCell } from '../../../src/core/scheme/typed-cell.ts';

/** The datasets of `office` as a scheme declares them. */
export const officeDatasets: readonly Dataset[] = [
  dataset('公文', '收到时间', ['文号'], [
    column('文号', 'text'),
    column('类型', 'choice', { choices: ['收文', '发文'] }),
    column('收到时间', 'date'),
    column('流转时间', 'date', { optional: true }),
    column('办结时间', 'moment', { optional: true }),
  ]),
  dataset('微应用', null, ['名称'], [
    column('名称', 'text'),
    column('数据条数', 'integer', { min: parseDecimal('0') }),
    column('已上线', 'truth'),
  ]),
  dataset('钉钉日活', '日期', ['日期'], [
    column('日期', 'date'),
    column('激活用户数', 'integer'),
    column('协同用户数', 'integer'),
  ]),
  dataset('专家评分', '日期', ['专家'], [
    column('日期', 'date'),
    column('专家', 'text'),
    column('得分', 'number', { quantity: 'points' }),
  ]),
]; // biome-ignore format: one glance

export const officeUnit: Unit = {
  unit: 'u1',
  name: '甲镇',
  kind: 'township',
  cohort: '',
  validFrom: null,
  validTo: null,
  attributes: {},
};

/** The rows of a CSV text with a header; the unit column is filled in. */
export function rowsOf(name: string, csv: string): readonly Row[] {
  const of = officeDatasets.find((each) => each.name === name);
  if (of === undefined) throw new Error(`no dataset ${name}`);
  const [header = '', ...lines] = csv.trim().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map((text, i) => cell(of, names[i] ?? '', text));
    return Object.fromEntries([['单位', officeUnit.unit], ...cells]);
  });
}

function cell(of: Dataset, name: string, text: string): readonly [string, Row[string]] {
  const found = of.columns.find((each) => each.name === name);
  const read = found === undefined ? null : parseCell(found, text, 480);
  if (read?.ok !== true) throw new Error(`${of.name}.${name}: ${text}`);
  return [name, read.value];
}

function column(name: string, type: ColumnType, more: Partial<Column> = {}): Column {
  return {
    name,
    type,
    quantity: type === 'integer' ? 'count' : 'plain',
    decimals: 2,
    optional: false,
    min: null,
    max: null,
    choices: null,
    description: '',
    ...more,
  };
}

function dataset(
  name: string,
  time: string | null,
  key: readonly string[],
  columns: readonly Column[],
): Dataset {
  return {
    name,
    description: '',
    source: '',
    kind: 'records',
    providedBy: null,
    columns: [column('单位', 'text'), ...columns],
    key: ['单位', ...key],
    unit: '单位',
    time,
    absence: 'none',
  };
}
