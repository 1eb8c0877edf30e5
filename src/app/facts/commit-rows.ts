import { createHash } from 'node:crypto';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import type { Platform } from '../platform.ts';
import type { Work } from '../work/act.ts';
import { pickDataset } from './campaign-facts.ts';
import { commitStaged } from './commit-staged.ts';

/** Rows to commit, cells as text by column; null and absent are blank. `retract` needs only the key. */
export interface AskedRows {
  readonly open: OpenCampaign;
  readonly dataset: string;
  readonly action: 'append' | 'replace' | 'retract';
  readonly rows: readonly Readonly<Record<string, string | null>>[];
  /** Where they come from, as the records will say: `submission/17`. */
  readonly source: string;
}

/** Most rows of one commit; more come as a file. */
const mostRows = 50_000;

/**
 * Makes a batch of the rows in the transaction of `work`: all of them, or nothing. The file is durable before the
 * transaction can commit; when that is undone, the file belongs to nothing. The same rows again are the same batch.
 * The caller asks the policy and writes the deed. Problems, with the row's number as `at.line`: those of cells and keys.
 */
export async function commitRows(
  platform: Pick<Platform, 'folder'>,
  work: Pick<Work, 'client' | 'actor'>,
  asked: AskedRows,
): Promise<Result<CommittedBatch>> {
  const { open, action, rows, source } = asked;
  const dataset = pickDataset(open.scheme, asked.dataset);
  if (!dataset.ok) return dataset;
  if (rows.length === 0 || rows.length > mostRows)
    return fail(problem('rows-count', { count: String(rows.length), limit: String(mostRows) }));
  const { rowSource, stageDelivery, openDatabase } = await import('../../facts/staging.ts');
  const database = await openDatabase();
  try {
    const delivery = {
      scheme: open.scheme,
      dataset: dataset.value,
      action,
      sources: [rowSource(source, rows)],
    };
    const staging = await stageDelivery(database.connection, delivery);
    if (!staging.ok) return staging;
    const sha256 = createHash('sha256').update(canonicalJson(rows)).digest('hex');
    const done = await commitStaged(platform, work, {
      open,
      dataset: dataset.value,
      action,
      staging: staging.value,
      source: [{ file: source, sha256 }],
      whole: true,
    });
    return done.ok ? ok(done.value.batch) : done;
  } finally {
    database.close();
  }
}
