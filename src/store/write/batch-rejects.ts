import type { PoolClient } from 'pg';

/** A row or cell that was not taken, as it is kept. */
export interface KeptReject {
  readonly number: number;
  readonly file: string;
  readonly line: number;
  readonly column: string | null;
  readonly cell: string | null;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

type Client = Pick<PoolClient, 'query'>;

const chunk = 5_000;

// A refused cell may hold anything; the database takes no NUL and no half characters.
// biome-ignore lint/suspicious/noControlCharactersInRegex: it is what is being looked for.
const unstorable = /[\u0000\ud800-\udfff]/gu;
const storable = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replace(unstorable, '\ufffd') : value;

/** Keeps what was not taken of a batch, in its transaction. */
export async function insertRejects(
  client: Client,
  office: string,
  sequence: number,
  rejects: readonly Omit<KeptReject, 'number'>[],
): Promise<void> {
  for (let at = 0; at < rejects.length; at += chunk) {
    const part = rejects.slice(at, at + chunk).map((each, i) => ({ ...each, number: at + i + 1 }));
    await client.query(
      `INSERT INTO zhunsheng.batch_reject (office, sequence, number, file, line, column_name, cell, code, params)
        SELECT $1, $2, r.number, r.file, r.line, r.column, r.cell, r.code, r.params
          FROM jsonb_to_recordset($3::jsonb)
            AS r(number integer, file text, line integer, "column" text, cell text, code text, params jsonb)`,
      [office, sequence, JSON.stringify(part, storable)],
    );
  }
}

/** A page of what was not taken, in order; `after` is the number of the last one seen. */
export async function rejectPage(
  client: Client,
  office: string,
  sequence: number,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly KeptReject[]> {
  const found = await client.query<KeptReject>(
    `SELECT r.number, r.file, r.line, r.column_name AS "column", r.cell, r.code, r.params
      FROM zhunsheng.batch_reject AS r
      WHERE r.office = $1 AND r.sequence = $2 AND r.number > $3
      ORDER BY r.number LIMIT $4`,
    [office, sequence, page.after, page.limit],
  );
  return found.rows;
}
