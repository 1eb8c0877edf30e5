import type { Bytes } from './bytes.ts';
import type { Fault } from './fault.ts';
import { inspectJpeg } from './jpeg.ts';
import { inspectMp4 } from './mp4.ts';
import { inspectPdf } from './pdf.ts';
import { inspectPng } from './png.ts';
import { inspectText } from './text.ts';

/** What evidence may be. */
export type EvidenceType = 'pdf' | 'png' | 'jpg' | 'docx' | 'xlsx' | 'pptx' | 'ofd' | 'txt' | 'csv' | 'mp4';

export const mediaTypes: Readonly<Record<EvidenceType, string>> = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ofd: 'application/ofd',
  txt: 'text/plain',
  csv: 'text/csv',
  mp4: 'video/mp4',
};

/** The extensions that may be in a name, for the sentence that says so. */
export const allowedTypes = Object.keys(mediaTypes).join(', ');

/** The type an extension stands for; null when it stands for none that is taken. */
export function typeOfExtension(extension: string): EvidenceType | null {
  if (extension === 'jpeg') return 'jpg';
  return extension in mediaTypes ? (extension as EvidenceType) : null;
}

/** Types that are told by their first bytes alone, and how the rest is looked at. */
export const marked: readonly {
  readonly type: EvidenceType;
  readonly begins: (head: Buffer) => boolean;
  readonly inspect: (bytes: Bytes) => Promise<Fault | null>;
}[] = [
  { type: 'pdf', begins: (head) => latin(head, 0, 5) === '%PDF-', inspect: inspectPdf },
  { type: 'png', begins: (head) => latin(head, 0, 8) === '\x89PNG\r\n\x1a\n', inspect: inspectPng },
  { type: 'jpg', begins: (head) => latin(head, 0, 3) === '\xff\xd8\xff', inspect: inspectJpeg },
  { type: 'mp4', begins: (head) => latin(head, 4, 8) === 'ftyp', inspect: inspectMp4 },
];

/** What has no mark of its own is text, if it is anything. */
export const inspectPlain = inspectText;

const latin = (head: Buffer, from: number, to: number): string => head.toString('latin1', from, to);
