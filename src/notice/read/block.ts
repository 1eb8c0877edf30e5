/** Where something stands in the source: a line of the text, or a cell such as `指标!B7`. */
export type Source = number | string;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
  /** Depth that the format states: 1 to 6 for headings, from 30 on for items of a list by how far they are moved in. */
  readonly depth?: number;
  readonly source: Source;
}

/** A cell as the document has it; a line break inside it is `\n`. */
export interface Cell {
  readonly text: string;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly source: Source;
}

export interface Row {
  readonly cells: readonly Cell[];
  readonly source: Source;
  /** The line broke off before the row was complete; the next row goes on with it. */
  readonly open: boolean;
}

/**
 * A table as found. `cells`: a real table, spans are stated. `lines`: a text line a row; a spanned cell may be
 * absent and the rest shifted, so that a position says nothing until the columns have been compared with the content.
 */
export interface TableBlock {
  readonly kind: 'table';
  readonly form: 'cells' | 'lines';
  readonly rows: readonly Row[];
  readonly source: Source;
}

/** Something of the file that no printed page shows; its words are left out of tables and paragraphs. */
export interface HiddenPart {
  readonly kind: 'hidden';
  readonly what: 'row' | 'column' | 'sheet';
  /** Its first words. */
  readonly text: string;
  readonly source: Source;
}

export type Block = Paragraph | TableBlock | HiddenPart;

export const paragraph = (text: string, source: Source, depth?: number): Paragraph =>
  depth === undefined ? { kind: 'paragraph', text, source } : { kind: 'paragraph', text, source, depth };
