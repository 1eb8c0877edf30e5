/** Caps of reading: whatever the file, time and memory stay bounded. */
export const limits = {
  /** Bytes of the file. */
  fileBytes: 50 * 1024 * 1024,
  /** Entries of a zip container. */
  zipEntries: 2_000,
  /** Inflated bytes of one part that we read, and of all of them. */
  partBytes: 24 * 1024 * 1024,
  allPartsBytes: 32 * 1024 * 1024,
  /** A part bigger than a mebibyte that inflates more than this many times is a bomb. */
  zipRatio: 200,
  /** Nesting of elements. */
  depth: 200,
  cells: 100_000,
  blocks: 100_000,
  /** Characters of a text document: the longest notices have a few hundred thousand. */
  textLength: 5_000_000,
  /** Paragraphs and cells together of a document that is to be understood: long notices have three thousand. */
  texts: 30_000,
  /** Memory and time of the thread that reads Word 97–2003. */
  docMegabytes: 256,
  docSeconds: 20,
  columns: 60,
  rowSpan: 2_000,
} as const;

/** A cap was passed; thrown inside the readers only, `readBlocks` turns it into a problem. */
export class LimitPassed extends Error {
  readonly what: string;
  readonly limit: number;
  constructor(what: string, limit: number) {
    super(`${what} > ${limit}`);
    this.what = what;
    this.limit = limit;
  }
}

/** Counts towards a cap and stops when it is passed. */
export function countUpTo(limit: number, what: string): (more?: number) => void {
  let count = 0;
  return (more = 1) => {
    count += more;
    if (count > limit) throw new LimitPassed(what, limit);
  };
}
