import type { ResultDocument } from '../../core/result/document.ts';

/** A table of a result as everybody may see it: who reached what, and nothing of how. */
export interface PublicTable {
  readonly id: string;
  readonly caption: string;
  readonly total: string;
  readonly units: readonly PublicUnit[];
}

export interface PublicUnit {
  readonly unit: string;
  readonly name: string;
  readonly cohort: string;
  readonly total: string | null;
  readonly outOf: string;
  readonly rank: number | string | null;
  readonly grade: string | null;
}

/** The part of a result that is made public. */
export const publicTables = (result: ResultDocument): readonly PublicTable[] =>
  result.tables.map(({ id, caption, total, units }) => ({
    id,
    caption,
    total,
    units: units.map(({ unit, name, cohort, total: reached, outOf, rank, grade }) => ({
      ...{ unit, name, cohort, total: reached, outOf, rank, grade },
    })),
  }));
