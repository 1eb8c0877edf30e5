/** What bulk data comes as. */
export interface DataFormat {
  /** Ending by which the readers know it. */
  readonly ending: string;
  /** Most bytes as they arrive, and unpacked. */
  readonly bytes: number;
}

const text = 256 * 1024 ** 2;

/** Formats by media type. Text is held in memory while it is read, so it is limited; Parquet is not. */
export const dataFormats: Readonly<Record<string, DataFormat>> = {
  'text/csv': { ending: '.csv', bytes: text },
  'text/tab-separated-values': { ending: '.tsv', bytes: text },
  'application/x-ndjson': { ending: '.jsonl', bytes: text },
  'application/vnd.apache.parquet': { ending: '.parquet', bytes: 2 * 1024 ** 3 },
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': {
    ending: '.xlsx',
    bytes: 64 * 1024 ** 2,
  },
};

/** The format of a media type with whatever parameters; null for one that is not taken. */
export function formatOf(mediaType: string): DataFormat | null {
  const type = (mediaType.split(';')[0] ?? '').trim().toLowerCase();
  return Object.hasOwn(dataFormats, type) ? (dataFormats[type] ?? null) : null;
}
