import type { PoolClient } from 'pg';
import type { IntegrationSetting } from '../../port/store-integration.ts';

type Client = Pick<PoolClient, 'query'>;

/** Makes changes of an office's settings wait for each other. */
export async function holdIntegrationSetting(client: Client, office: string): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 7264810357))', [office]);
}

/** Sets an office's settings, as the next revision. */
export async function writeIntegrationSetting(
  client: Client,
  office: string,
  setting: Omit<IntegrationSetting, 'revision'>,
): Promise<void> {
  const { hosts, networks, ports, fileBytes, unitBytes, officeBytes, scanner } = setting;
  await client.query(
    `INSERT INTO zhunsheng.integration_setting AS s
        (office, hosts, networks, ports, file_bytes, unit_bytes, office_bytes, scanner)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
      ON CONFLICT (office) DO UPDATE SET hosts = excluded.hosts, networks = excluded.networks,
        ports = excluded.ports, file_bytes = excluded.file_bytes, unit_bytes = excluded.unit_bytes,
        office_bytes = excluded.office_bytes, scanner = excluded.scanner, revision = s.revision + 1`,
    [office, hosts, networks, ports, fileBytes, unitBytes, officeBytes, scanner],
  );
}
