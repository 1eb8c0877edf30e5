import type { PoolClient } from 'pg';

type Client = Pick<PoolClient, 'query'>;

/** Which column each word in a header stands for, as it was last said for this dataset in the office. */
export async function readMapping(
  client: Client,
  office: string,
  dataset: string,
): Promise<ReadonlyMap<string, string>> {
  const found = await client.query<{ header: string; column: string }>(
    `SELECT m.header, m.column_name AS "column" FROM zhunsheng.dataset_mapping AS m
      WHERE m.office = $1 AND m.dataset = $2 ORDER BY m.header`,
    [office, dataset],
  );
  return new Map(found.rows.map((row) => [row.header, row.column]));
}

/** Remembers them; what was said of the same word before is forgotten. */
export async function rememberMapping(
  client: Client,
  { office, dataset, by }: { readonly office: string; readonly dataset: string; readonly by: string },
  mapping: ReadonlyMap<string, string>,
): Promise<void> {
  await client.query(
    `INSERT INTO zhunsheng.dataset_mapping AS m (office, dataset, header, column_name, set_by)
      SELECT $1, $2, n.header, n.column_name, $3 FROM unnest($4::text[], $5::text[]) AS n(header, column_name)
      ON CONFLICT (office, dataset, header) DO UPDATE
        SET column_name = excluded.column_name, set_by = excluded.set_by, set_at = clock_timestamp()`,
    [office, dataset, by, [...mapping.keys()], [...mapping.values()]],
  );
}

/** Forgets a word of a header; whether it was there. */
export async function forgetMapping(
  client: Client,
  office: string,
  dataset: string,
  header: string,
): Promise<boolean> {
  const gone = await client.query(
    'DELETE FROM zhunsheng.dataset_mapping AS m WHERE m.office = $1 AND m.dataset = $2 AND m.header = $3',
    [office, dataset, header],
  );
  return gone.rowCount === 1;
}
