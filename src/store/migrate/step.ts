/**
 * One step of the database's course. Steps only go forward and run inside one transaction. A released step is never
 * edited: what it got wrong, a later one puts right.
 */
export interface Step {
  /** 1, 2, 3 … without gaps. */
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}
