import type { PoolClient } from 'pg';
import type { IntegrationSetting } from '../../port/store-integration.ts';

type Client = Pick<PoolClient, 'query'>;

const columns = `s.hosts, s.networks, s.ports, s.file_bytes::float8 AS "fileBytes", s.unit_bytes::float8 AS "unitBytes",
  s.office_bytes::float8 AS "officeBytes", s.scanner, s.revision`;

/** An office's settings; those a new row has when it has set none, as revision 0. */
export async function readIntegrationSetting(client: Client, office: string): Promise<IntegrationSetting> {
  const found = await client.query<IntegrationSetting>(
    `SELECT ${columns} FROM zhunsheng.integration_setting AS s WHERE s.office = $1`,
    [office],
  );
  return found.rows[0] ?? untouched;
}

const untouched: IntegrationSetting = {
  hosts: [],
  networks: [],
  ports: [443, 5432, 3306],
  fileBytes: 50 * 1024 ** 2,
  unitBytes: 2 * 1024 ** 3,
  officeBytes: 100 * 1024 ** 3,
  scanner: null,
  revision: 0,
};
