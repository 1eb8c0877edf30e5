import type { Column, Scheme } from '../scheme.ts';

/** What a scheme is made of, for a comparison by meaning. */
export type PortraitSubject =
  | 'scheme'
  | 'attribute'
  | 'unit'
  | 'dataset'
  | 'column'
  | 'definition'
  | 'table'
  | 'group'
  | 'indicator'
  | 'grade'
  | 'veto'
  | 'assumption';

/** One part of a scheme as short texts: what is equal here means the same, however it is written in the files. */
export interface Portrait {
  readonly subject: PortraitSubject;
  /** Id of the table it belongs to; null outside of tables. */
  readonly table: string | null;
  /** Names it within its subject and table. */
  readonly id: string;
  readonly name: string;
  /** Where it stands: names of the groups around it, joined with ` / `; null where that does not matter. */
  readonly place: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

export type Draw = (scheme: Scheme) => readonly Portrait[];

/** Texts of many, in their order. */
export const listText = (all: readonly string[]): string => all.join('、');

export const columnFields = (column: Column): Readonly<Record<string, string>> => ({
  type: column.type,
  quantity: column.quantity,
  decimals: String(column.decimals),
  optional: String(column.optional),
  min: column.min === null ? '' : endText(column.min),
  max: column.max === null ? '' : endText(column.max),
  choices: listText(column.choices ?? []),
  description: column.description,
});

const endText = (end: { readonly num: bigint; readonly den: bigint }): string =>
  end.den === 1n ? String(end.num) : `${end.num}/${end.den}`;
