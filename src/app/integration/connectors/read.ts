import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';
import type { Actor } from '../../../port/actor.ts';
import type { Connector, ConnectorRun } from '../../../port/store-connector.ts';
import { listConnectors, listRuns, readConnector } from '../../../store/view/connectors.ts';
import type { Platform } from '../../platform.ts';
import { look, refused } from '../../work/act.ts';
import { refusalOf } from '../manage-integration.ts';

export async function readConnectors(
  platform: Platform,
  actor: Actor,
): Promise<Result<readonly Connector[]>> {
  const refusal = refusalOf(actor);
  if (refusal !== null) return refused(refusal);
  return ok(await look(platform, actor, (client) => listConnectors(client, actor.office)));
}

export async function readRuns(
  platform: Platform,
  actor: Actor,
  asked: { readonly id: string; readonly after: string | null; readonly limit: number },
): Promise<Result<readonly ConnectorRun[]>> {
  const refusal = refusalOf(actor);
  if (refusal !== null) return refused(refusal);
  return look(platform, actor, async (client) => {
    const connector = await readConnector(client, actor.office, asked.id);
    if (connector === null) return fail(problem('not-found', { what: asked.id }));
    return ok(await listRuns(client, actor.office, asked.id, asked));
  });
}
