import type { Problem } from '../problem/problem.ts';

/** What a scheme asks of whom: how often, how much, and what it need not ask. */
export interface Burden {
  /** One entry for each table, in order: what its units are asked for. */
  readonly units: readonly UnitBurden[];
  /** Leads in order of name: what each has to hand in itself. */
  readonly leads: readonly LeadBurden[];
  readonly findings: readonly Problem[];
}

export interface UnitBurden {
  readonly table: string;
  readonly subject: string;
  readonly subjectName: string;
  /** Units of this kind on the roster. */
  readonly units: number;
  readonly indicators: number;
  /** Indicators that need nothing from the assessed unit. */
  readonly unasked: number;
  readonly requests: readonly Request[];
  /** Cells a record, over all requests: the column that names the unit is not counted. */
  readonly columns: number;
}

export interface LeadBurden {
  readonly lead: string;
  readonly requests: readonly Request[];
  readonly columns: number;
}

/** One dataset that somebody has to hand in. */
export interface Request {
  readonly dataset: string;
  /** What has to be filled in for each record, without the column that names the unit. */
  readonly columns: readonly string[];
  /** Ids of the indicators that read it. */
  readonly indicators: readonly string[];
  readonly leads: readonly string[];
}
