import { readScheme } from '../../../src/core/scheme/read.ts';
import { inOffice } from '../../../src/store/write/office-transaction.ts';
import { markChecked, publishVersion, startDraft } from '../../../src/store/write/scheme-versions.ts';
import { good, platformSchemeFiles, type TestPlatform } from '../../support/test-platform.ts';

/** What only the office may read of a draft. */
export const draftCanary = '草稿密文丙';

/**
 * `small` version 2, published; `next`, a draft that nobody checked; `ready`, checked; and `model` of the office above,
 * published.
 */
export async function plantSchemes({ pool }: TestPlatform): Promise<readonly (readonly [string, string])[]> {
  const files = await platformSchemeFiles();
  const { fingerprint } = good(readScheme(files));
  const start = (office: string, scheme: string, version: number, steps: number, texts = files) =>
    inOffice(pool, office, async (client) => {
      const id = { office, scheme, version };
      good(await startDraft(client, { office, scheme, files: texts, reason: '测试', by: 'test' }));
      if (steps > 0) good(await markChecked(client, id, fingerprint));
      if (steps > 1) good(await publishVersion(client, id, 'test'));
    });
  await start('demo', 'small', 2, 2);
  await start('demo', 'next', 1, 0, { ...files, 'notes.md': draftCanary });
  await start('demo', 'ready', 1, 1);
  await start('city', 'model', 1, 2);
  await pool.query(
    `INSERT INTO zhunsheng.dataset_mapping (office, dataset, header, column_name, set_by)
      VALUES ('demo', '事项', '事项号', '编号', 'test')`,
  );
  const date = await pool.query<{ id: string }>(
    `INSERT INTO zhunsheng.campaign_date (office, campaign, on_day, title) VALUES ('demo', '2020', current_date, '培训')
      RETURNING id`,
  );
  return [['date', date.rows[0]?.id ?? '']];
}
