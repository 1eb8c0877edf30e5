import type { Measure, MeasurePlan, MeasureTable, Standpoint } from '../core/measure/plan.ts';
import type { Problem, Result } from '../core/problem/problem.ts';
import type { Scheme, Unit } from '../core/scheme/scheme.ts';

/** Answers measure plans over stored facts. One implementation per engine; all give equal answers to the last digit. */
export interface FactEngine {
  /** Every measure for every unit, one scan per dataset. Problems: unreadable facts, overflow. */
  measure(plan: MeasurePlan, units: readonly Unit[], at: Standpoint): Promise<Result<MeasureTable>>;
  /** The raw records a measure counted for one unit (those that meet its `where` in its window), in key order. */
  records(measure: Measure, unit: Unit, at: Standpoint, limit: number): Promise<Result<RecordPage>>;
  /** What was not taken when the facts were opened: cells and rows of plain files, in order of file and line. */
  rejects(): readonly Reject[];
  close(): Promise<void>;
}

/** A row that was not taken, and one reason; a row with several bad cells has several. */
export interface Reject {
  readonly dataset: string;
  readonly file: string;
  /** The line, or the row of the sheet, from 1. */
  readonly line: number;
  /** Null when the row as a whole is refused. */
  readonly column: string | null;
  /** The cell's text, shortened to 200 characters. */
  readonly cell: string | null;
  readonly problem: Problem;
}

export interface RecordPage {
  readonly columns: readonly string[];
  readonly records: readonly FactRecord[];
  /** How many there are in all. */
  readonly total: number;
}

/** One raw record and where it came from. Cells are canonical text; null is blank. */
export interface FactRecord {
  readonly cells: Readonly<Record<string, string | null>>;
  readonly origin: RecordOrigin;
}

export interface RecordOrigin {
  /** Content hash of the batch, or of the plain file. */
  readonly batch: string;
  readonly file: string;
  readonly line: number;
  readonly by: string | null;
  readonly knownAt: string | null;
}

/** Opens the facts of one scheme. */
export type OpenFacts = (scheme: Scheme, folder: string) => Promise<Result<FactEngine>>;
