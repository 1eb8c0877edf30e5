import type { PoolClient } from 'pg';
import { utcText } from '../write/moment.ts';

type Client = Pick<PoolClient, 'query'>;

/** A template that an office above offers to this one. */
export interface OfferedScheme {
  readonly office: string;
  readonly officeName: string;
  readonly scheme: string;
  readonly version: number;
  readonly title: string;
  readonly fingerprint: string;
  readonly note: string;
  readonly offeredAt: string;
}

/** What is offered to the office of the transaction, the latest first. */
export async function offeredSchemes(client: Client): Promise<readonly OfferedScheme[]> {
  const found = await client.query<OfferedScheme>(
    `SELECT f.office, f.office_name AS "officeName", f.scheme, f.version, f.title, f.fingerprint, f.note,
        ${utcText('f.offered_at')} AS "offeredAt"
      FROM zhunsheng.offered_schemes() AS f ORDER BY f.offered_at DESC, f.office, f.scheme, f.version`,
  );
  return found.rows;
}

/** The files of a template offered to the office of the transaction, null when there is none. */
export async function offeredFiles(
  client: Client,
  { office, scheme, version }: Pick<OfferedScheme, 'office' | 'scheme' | 'version'>,
): Promise<Readonly<Record<string, string>> | null> {
  const found = await client.query<{ files: Readonly<Record<string, string>> | null }>(
    'SELECT zhunsheng.offered_files($1, $2, $3) AS files',
    [office, scheme, version],
  );
  return found.rows[0]?.files ?? null;
}

/** An office to which a version is offered. */
export interface SchemeOffer {
  readonly receiver: string;
  readonly note: string;
  readonly offeredBy: string;
  readonly offeredAt: string;
}

/** To whom an office offers a version of its own. */
export async function listOffers(
  client: Client,
  office: string,
  scheme: string,
  version: number,
): Promise<readonly SchemeOffer[]> {
  const found = await client.query<SchemeOffer>(
    `SELECT f.receiver, f.note, f.offered_by AS "offeredBy", ${utcText('f.offered_at')} AS "offeredAt"
      FROM zhunsheng.scheme_offer AS f WHERE f.office = $1 AND f.scheme = $2 AND f.version = $3 ORDER BY f.receiver`,
    [office, scheme, version],
  );
  return found.rows;
}
