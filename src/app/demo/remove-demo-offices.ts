import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, type Result } from '../../core/problem/problem.ts';
import { appendAudit } from '../../store/audit/append.ts';
import { deleteDemoOffice, demoOffices } from '../../store/write/demonstration.ts';
import { inTransaction } from '../../store/write/transaction.ts';
import type { Platform } from '../platform.ts';

/**
 * Removes every demonstration with its office, accounts, scheme, facts and evidence; the audit log stays and says so.
 * Gives the names of what was removed. Asked for on the machine itself, by whoever runs the server.
 */
export async function removeDemoOffices(
  platform: Pick<Platform, 'store' | 'folder'>,
): Promise<Result<readonly string[]>> {
  const removed = await inTransaction(platform.store.pool, async (client) => {
    const offices = await demoOffices(client);
    for (const { id, name } of offices) {
      await deleteDemoOffice(client, id);
      const event = { office: null, actor: 'system', action: 'demo.removed', subject: `office/${id}` };
      await appendAudit(client, { ...event, details: { name } });
    }
    return offices;
  });
  // The rows are gone, so nobody reads these files any more.
  for (const { id } of removed)
    for (const kind of ['facts', 'evidence'])
      await rm(join(platform.folder, kind, id), { recursive: true, force: true });
  return ok(removed.map(({ name }) => name));
}
