import type { HiddenPart, Source } from '../read/block.ts';

/** What the importer reads out of a notice; points are decimal texts, e.g. `"12.5"`. */
export interface Draft {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  /** YYYY-MM-DD */
  readonly date: string | null;
  readonly appliesTo: readonly string[];
  readonly tables: readonly DraftTable[];
  /** Parts of the document that are not shown, and so are not read: hidden rows, columns and sheets. */
  readonly hidden: readonly HiddenPart[];
  /** What the body text says of the tables. */
  readonly body: BodyStatements;
}

export interface DraftTable {
  readonly subject: string;
  readonly caption: string;
  /** Full marks of the base part; null when neither stated nor to be added up. */
  readonly total: string | null;
  /** The total in words of this table: its caption or its last row. */
  readonly statedTotal: { readonly points: string; readonly quote: string; readonly source: Source } | null;
  readonly dimensions: readonly DraftDimension[];
  readonly source: Source;
  readonly findings: readonly Finding[];
  /** Numbers of rows that are about other kinds of unit and stand in their tables. */
  readonly leftOut: readonly (number | string)[];
}

export type DraftRole = 'base' | 'bonus' | 'deduction';

export interface DraftDimension {
  readonly name: string | null;
  readonly points: string | null;
  readonly role: DraftRole;
  /** Levels between the dimension and its indicators, with the points they state. */
  readonly levels: readonly DraftLevel[];
  readonly indicators: readonly DraftIndicator[];
  readonly source: Source;
}

export interface DraftLevel {
  readonly path: readonly string[];
  readonly points: string | null;
  readonly source: Source;
}

export interface DraftIndicator {
  readonly no: number | string | null;
  /** Names of the levels above, the dimension first. */
  readonly path: readonly string[];
  readonly name: string;
  readonly points: string | null;
  readonly leads: readonly string[];
  readonly cooperating: readonly string[];
  readonly description: string;
  /** The part of the description that stands under a heading of scoring (评分标准); empty when there is none. */
  readonly standard: string;
  readonly source: Source;
  readonly leadsFrom: 'own' | 'span' | 'inherited' | 'none';
}

/** Something met while reading the table that only the reader can see. */
export type Finding =
  | { readonly kind: 'bare-points'; readonly name: string; readonly text: string; readonly source: Source }
  | {
      readonly kind: 'shared-points';
      readonly name: string;
      /** The items that share them, the first of which is `name`. */
      readonly names: readonly string[];
      readonly points: string;
      readonly source: Source;
    }
  | { readonly kind: 'stated-weight-unclear'; readonly name: string; readonly source: Source };

export interface BodyStatements {
  /** "总分100分" and the like. */
  readonly totals: readonly { readonly points: string; readonly quote: string; readonly source: Source }[];
  /** "对乡镇设置体制机制(10分)、创新工作(25分)…": one entry a sentence. */
  readonly lists: readonly {
    readonly quote: string;
    readonly items: readonly { readonly name: string; readonly points: string }[];
    readonly source: Source;
  }[];
}
