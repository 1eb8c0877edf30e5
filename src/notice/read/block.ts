/** Where something stands in the source: a line of the text, or a cell such as `指标!B7`. */
export type Source = number | string;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly text: string;
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

export type Block = Paragraph | TableBlock;

export const paragraph = (text: string, source: Source): Paragraph => ({ kind: 'paragraph', text, source });
