import type { PoolClient } from 'pg';

/** A table of the backup: its columns in order, and the ones that order its rows. */
export interface BackupTable {
  readonly name: string;
  readonly key: readonly string[];
}

/**
 * Every table, in the order in which rows can be put back (referenced before referring; an audit chain from its
 * first entry). A test compares this list with the database. The list of migrations is not among them: the manifest
 * names the step, and restoring takes the steps up to it.
 */
export const backupTables: readonly BackupTable[] = [
  { name: 'office', key: ['level', 'id'] },
  { name: 'scheme_version', key: ['office', 'scheme', 'version'] },
  { name: 'scheme_notice', key: ['office', 'scheme', 'version'] },
  { name: 'scheme_ruling', key: ['office', 'scheme', 'version', 'number'] },
  { name: 'scheme_offer', key: ['office', 'scheme', 'version', 'receiver'] },
  { name: 'campaign', key: ['office', 'id'] },
  { name: 'campaign_version', key: ['office', 'campaign', 'number'] },
  { name: 'campaign_unit', key: ['office', 'campaign', 'unit', 'revision'] },
  { name: 'campaign_date', key: ['office', 'campaign', 'id'] },
  { name: 'campaign_reminder', key: ['office', 'campaign', 'about'] },
  { name: 'batch', key: ['office', 'sequence'] },
  { name: 'batch_reject', key: ['office', 'sequence', 'number'] },
  { name: 'dataset_mapping', key: ['office', 'dataset', 'header'] },
  { name: 'bulletin', key: ['office', 'campaign', 'number'] },
  { name: 'audit_entry', key: ['sequence'] },
  { name: 'audit_checkpoint', key: ['sequence', 'at'] },
  { name: 'account_settings', key: ['office'] },
  { name: 'account', key: ['id'] },
  { name: 'role_grant', key: ['id'] },
  { name: 'session', key: ['id'] },
  { name: 'api_token', key: ['id'] },
  { name: 'setup_link', key: ['id'] },
  { name: 'password_history', key: ['id'] },
  { name: 'second_factor', key: ['account'] },
  { name: 'recovery_code', key: ['id'] },
  { name: 'oidc_identity', key: ['account'] },
  { name: 'oidc_flow', key: ['id'] },
  { name: 'sign_in_guard', key: ['kind', 'subject'] },
  { name: 'first_setup', key: ['id'] },
];

/** The tables that there are at the step the database is at. */
export async function presentTables(client: PoolClient): Promise<readonly BackupTable[]> {
  const found = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class AS c WHERE c.relnamespace = 'zhunsheng'::regnamespace AND c.relkind = 'r'`,
  );
  const names = new Set(found.rows.map((row) => row.name));
  return backupTables.filter((table) => names.has(table.name));
}
