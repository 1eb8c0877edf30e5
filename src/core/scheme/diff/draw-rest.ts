import { printFormula } from '../../language/print.ts';
import { formatDay } from '../../quantity/day.ts';
import { exactDecimal } from '../../quantity/decimal.ts';
import type { Assumption, Dataset, Scheme, Unit } from '../scheme.ts';
import { columnFields, listText, type Portrait, type PortraitSubject } from './portrait.ts';

/** What a scheme says outside of its tables. */
export const drawRest = (scheme: Scheme): readonly Portrait[] => [
  outside('scheme', scheme.id, scheme.title, schemeFields(scheme)),
  ...scheme.attributes.map((each) => outside('attribute', each.name, each.name, columnFields(each))),
  ...scheme.units.map((each) => outside('unit', each.unit, each.name, unitFields(each))),
  ...scheme.datasets.flatMap(drawDataset),
  ...Object.entries(scheme.definitions).map(([name, { tree }]) =>
    outside('definition', name, name, { formula: printFormula(tree) }),
  ),
  ...scheme.assumptions.map((each) => outside('assumption', each.id, each.id, assumptionFields(each))),
];

const outside = (
  subject: PortraitSubject,
  id: string,
  name: string,
  fields: Portrait['fields'],
): Portrait => ({ subject, table: null, id, name, place: null, fields });

const schemeFields = (scheme: Scheme) => ({
  id: scheme.id,
  title: scheme.title,
  version: scheme.version,
  issuer: scheme.issuer,
  documentNumber: scheme.documentNumber ?? '',
  issued: formatDay(scheme.issued),
  period: `${formatDay(scheme.period.start)} ~ ${formatDay(scheme.period.end - 1)}`,
  zoneMinutes: String(scheme.zoneMinutes),
  calendar: `${formatDay(scheme.calendar.from)} ~ ${formatDay(scheme.calendar.to - 1)}`,
  holidays: listText(scheme.calendar.holidays.map(formatDay)),
  workingWeekends: listText(scheme.calendar.workingWeekends.map(formatDay)),
});

const unitFields = (unit: Unit) => ({
  name: unit.name,
  kind: unit.kind,
  cohort: unit.cohort,
  validFrom: unit.validFrom === null ? '' : formatDay(unit.validFrom),
  validTo: unit.validTo === null ? '' : formatDay(unit.validTo),
  ...Object.fromEntries(
    Object.entries(unit.attributes).map(([name, value]) => [`attribute:${name}`, scalarText(value)]),
  ),
});

const scalarText = (value: Unit['attributes'][string]): string => {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? exactDecimal(value) : String(value);
};

function drawDataset(dataset: Dataset): readonly Portrait[] {
  return [
    outside('dataset', dataset.name, dataset.name, {
      description: dataset.description,
      source: dataset.source,
      kind: dataset.kind,
      providedBy: dataset.providedBy ?? '',
      key: listText(dataset.key),
      unit: dataset.unit,
      time: dataset.time ?? '',
      absence: dataset.absence,
    }),
    ...dataset.columns.map((column) => ({
      ...outside('column', `${dataset.name}.${column.name}`, column.name, columnFields(column)),
      place: dataset.name,
    })),
  ];
}

const assumptionFields = ({ notice, unclear, taken, choices, follows, ruledBy, ruling }: Assumption) => ({
  notice,
  unclear,
  taken,
  choices: listText(choices),
  follows: follows ?? '',
  ruledBy,
  ruling: ruling === null ? '' : `${ruling.choice} (${ruling.by}, ${formatDay(ruling.on)}: ${ruling.text})`,
});
