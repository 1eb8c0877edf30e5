import type { z } from 'zod';
import type { importReply, noticeReply } from '../../../api/schemas/notice.ts';

/** What was read in a notice, as the import says it. Points are decimal texts; `no` may be missing. */
export interface Draft {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly documentNumber: string | null;
  readonly date: string | null;
  readonly tables: readonly DraftTable[];
  readonly questions: readonly NoticeQuestion[];
}

export interface DraftTable {
  readonly subject: string;
  readonly caption: string;
  readonly total: string | null;
  readonly dimensions: readonly DraftDimension[];
}

export interface DraftDimension {
  readonly name: string | null;
  readonly points: string | null;
  readonly bonus: boolean;
  readonly indicators: readonly DraftIndicator[];
}

export interface DraftIndicator {
  readonly no: number | string | null;
  readonly path: readonly string[];
  readonly name: string;
  readonly points: string | null;
  readonly leads: readonly string[];
  readonly description: string;
  readonly suggestion: { readonly rule: string; readonly words: string } | null;
}

export interface NoticeQuestion {
  readonly id: string;
  readonly where: Place;
  readonly quote: string;
  readonly message: string;
  readonly choices: readonly { readonly text: string; readonly effect: string }[];
}

/** Ordinal of a table, from 1, and a row of it; null for the whole. */
export interface Place {
  readonly table: number | null;
  readonly no: number | string | null;
  readonly name: string | null;
}

export type Imported = z.infer<typeof importReply>;
export type KeptNotice = z.infer<typeof noticeReply>;

/** The draft in a reply; the server says of it only that it has a title. */
export const draftOf = ({ imported }: Pick<KeptNotice, 'imported'>): Draft => {
  const { tables = [], questions = [], ...rest } = imported as Partial<Draft>;
  const { title = null, issuer = null, documentNumber = null, date = null } = rest;
  return { title, issuer, documentNumber, date, tables, questions };
};

/** Whether a question asks about a row: the same table, and the same number or name. */
export function asksAbout(question: NoticeQuestion, table: number, row: DraftIndicator): boolean {
  const { where } = question;
  if (where.table !== table) return false;
  return where.name === null ? where.no !== null && where.no === row.no : where.name === row.name;
}
