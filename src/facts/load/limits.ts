/** Limits on what a facts file may be; each is far above honest data and far below what would harm the machine. */
export const limits = {
  /** Bytes of a text file; larger deliveries come as Parquet or in several batches. */
  textFileBytes: 1024 ** 3,
  /** Bytes of a workbook as packed, and of all its parts unpacked. */
  workbookBytes: 64 * 1024 ** 2,
  workbookUnpackedBytes: 256 * 1024 ** 2,
  workbookParts: 2_000,
  parquetBytes: 8 * 1024 ** 3,
  columns: 1_000,
  recordBytes: 1024 ** 2,
  rows: 100_000_000,
  /** Rejected rows kept; with more, the file is refused as a whole. */
  rejects: 100_000,
} as const;

/** A number of bytes as a person reads it. */
export const inBytes = (count: number): string =>
  count >= 1024 ** 3 ? `${count / 1024 ** 3} GiB` : `${count / 1024 ** 2} MiB`;
