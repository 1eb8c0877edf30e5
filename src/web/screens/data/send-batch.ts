import type { z } from 'zod';
import type { loadReply } from '../../../api/schemas/dataset.ts';
import { addressOf, type ProblemReply, Refusal } from '../../api/client.ts';
import { pathOf } from './dataset-data.ts';

export type Loaded = z.infer<typeof loadReply>;
export type Action = Loaded['batch']['action'];

export interface Sending {
  readonly campaign: string;
  readonly dataset: string;
  readonly file: Blob;
  readonly fileName: string;
  readonly action: Action;
  /** Header of the file → column of the dataset. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly onProgress: (part: number) => void;
  readonly signal: AbortSignal;
}

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  ndjson: 'application/x-ndjson',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** The endings a dataset is taken in, for a file input. */
export const acceptedFiles = Object.keys(types)
  .map((each) => `.${each}`)
  .join(',');

const typeOf = (fileName: string): string =>
  types[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';

/** Sends a batch as a stream of bytes. Throws a `Refusal`, or an AbortError after the signal; `fetch` cannot tell how far it is. */
export function sendBatch({ campaign, dataset, file, fileName, ...rest }: Sending): Promise<Loaded> {
  const { action, mapping, onProgress, signal } = rest;
  const query = {
    ...{ action, fileName },
    mapping: Object.keys(mapping).length === 0 ? undefined : JSON.stringify(mapping),
  };
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(`${pathOf(campaign, dataset)}/batches`, query));
    request.setRequestHeader('Content-Type', typeOf(fileName));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('Accept-Language', document.documentElement.lang);
    request.setRequestHeader('Idempotency-Key', crypto.randomUUID());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const reply = jsonOf(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(reply as Loaded);
      else reject(new Refusal(request.status, reply as ProblemReply | null));
    };
    request.onerror = () => reject(new Refusal(0, null));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
