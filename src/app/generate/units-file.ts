import { formatDay } from '../../core/quantity/day.ts';
import { rational } from '../../core/quantity/rational.ts';
import type { Column, Scheme, Unit } from '../../core/scheme/scheme.ts';
import { cellWriter, type Drawn, decimalsOf, drawnFrom, quote } from './cell.ts';
import { defaultColumn } from './defaults.ts';
import { drawColumn } from './draw.ts';
import { createRandom } from './random.ts';
import type { Member } from './roster.ts';
import type { Row } from './row.ts';
import { type GeneratorSettings, noBlank } from './settings.ts';

/** Fills the attributes that the roster leaves blank with synthetic values; what the roster states stays. */
export function fillAttributes(
  members: readonly Member[],
  scheme: Scheme,
  settings: GeneratorSettings,
  seed: string,
): readonly Member[] {
  const draws = scheme.attributes.map((column) => attributeDraw(column, scheme, settings));
  return members.map((member) => {
    const row = attributeRow(member, scheme, seed);
    const attributes: Record<string, Unit['attributes'][string]> = {};
    for (const [i, column] of scheme.attributes.entries()) {
      const drawn = draws[i]?.(row) ?? null;
      attributes[column.name] = member.unit.attributes[column.name] ?? attributeValue(drawn, column);
    }
    const validFrom =
      member.part === 'new' ? (member.unit.validFrom ?? scheme.period.start) : member.unit.validFrom;
    return { ...member, unit: { ...member.unit, attributes, validFrom } };
  });
}

function attributeDraw(column: Column, scheme: Scheme, settings: GeneratorSettings): (row: Row) => Drawn {
  const own = settings.units.attributes[column.name] ?? { ...defaultColumn(column, null), blank: noBlank };
  const { calendar, period } = scheme;
  return drawColumn(column, own, {
    columns: scheme.attributes,
    calendar,
    start: period.start,
    end: period.end,
    prefixOf: () => '',
  });
}

function attributeRow({ unit, strength }: Member, { attributes, period }: Scheme, seed: string): Row {
  return {
    random: createRandom(`${seed}/attributes/${unit.unit}`),
    strength,
    cells: attributes.map((column) => drawnFrom(unit.attributes[column.name] ?? null, column)),
    day: period.start,
    off: false,
    number: 1,
    serial: 1,
    attribute: () => null,
    register: () => 0,
  };
}

function attributeValue(drawn: Drawn, column: Column): Unit['attributes'][string] {
  const isNumber = column.type === 'integer' || column.type === 'number';
  return isNumber && typeof drawn === 'number' ? rational(drawn, 10 ** decimalsOf(column)) : drawn;
}

/** The text of `units.csv`. */
export function unitsText(members: readonly Member[], { attributes }: Scheme): string {
  const header = [
    'unit',
    'name',
    'kind',
    'cohort',
    'valid_from',
    'valid_to',
    ...attributes.map((each) => each.name),
  ];
  const lines = members.map(({ unit }) => [
    ...[unit.unit, unit.name, unit.kind, unit.cohort].map(quote),
    ...[unit.validFrom, unit.validTo].map((day) => (day === null ? '' : formatDay(day))),
    ...attributes.map((column) =>
      cellWriter(column)(drawnFrom(unit.attributes[column.name] ?? null, column)),
    ),
  ]);
  return `${[header.map(quote), ...lines].map((cells) => cells.join(',')).join('\n')}\n`;
}
