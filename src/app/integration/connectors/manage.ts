import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { seal } from '../../../account/seal.ts';
import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';
import type { Actor } from '../../../port/actor.ts';
import type { Connector } from '../../../port/store-connector.ts';
import { connectorSecret, readConnector } from '../../../store/view/connectors.ts';
import {
  type ConnectorContent,
  deleteConnector,
  insertConnector,
  updateConnector,
} from '../../../store/write/connectors.ts';
import { addJob } from '../../../store/write/jobs.ts';
import { clockOf } from '../../../store/write/schedules.ts';
import { sealingKey } from '../../account/vault.ts';
import { nextRun } from '../../job/schedule.ts';
import type { Platform } from '../../platform.ts';
import type { Work } from '../../work/act.ts';
import { manage } from '../manage-integration.ts';
import { revisionConflict } from '../revision.ts';
import { connectorPurpose } from './prepare.ts';
import { hostOf } from './stopped.ts';
import { type ConnectorWish, wishProblems } from './wish.ts';

export function addConnector(
  platform: Platform,
  actor: Actor,
  wish: ConnectorWish,
): Promise<Result<Connector>> {
  return manage(platform, actor, async (work) => {
    const wrong = await wishProblems(work.client, actor.office, wish);
    if (wrong.length > 0) return fail(...wrong);
    const id = randomUUID();
    const content = await contentOf(platform, work.client, { office: actor.office, id }, wish);
    await insertConnector(work.client, { office: actor.office, id }, content, actor.account);
    record(work, id, wish, 'added');
    return there(work.client, actor.office, id);
  });
}

export function changeConnector(
  platform: Platform,
  actor: Actor,
  wish: ConnectorWish & { readonly id: string; readonly revision: number | null },
): Promise<Result<Connector>> {
  return manageOne(platform, actor, wish.id, async (work, connector) => {
    const wrong = [
      ...revisionConflict(`connector/${wish.id}`, wish.revision, connector.revision),
      ...(await wishProblems(work.client, actor.office, wish)),
    ];
    if (wrong.length > 0) return fail(...wrong);
    const content = await contentOf(platform, work.client, connector, wish);
    await updateConnector(work.client, connector, content);
    record(work, wish.id, wish, 'changed');
    return there(work.client, actor.office, wish.id);
  });
}

/** Takes a connector away with its log; what it brought stays. */
export function removeConnector(platform: Platform, actor: Actor, id: string): Promise<Result<void>> {
  return manageOne(platform, actor, id, async (work, connector) => {
    await deleteConnector(work.client, connector);
    work.record({ action: 'integration.manage', subject: `connector/${id}`, details: { step: 'removed' } });
    return ok(undefined);
  });
}

/** Asks for a pull as soon as may be; how it goes stands in the log. */
export function runConnector(platform: Platform, actor: Actor, id: string): Promise<Result<void>> {
  return manageOne(platform, actor, id, async (work) => {
    const { office } = actor;
    const once = `${id}/${randomUUID()}`;
    await addJob(work.client, { office, kind: 'connector.pull', once, subject: id });
    work.record({ action: 'integration.manage', subject: `connector/${id}`, details: { step: 'run' } });
    return ok(undefined);
  });
}

const manageOne = <T>(
  platform: Platform,
  actor: Actor,
  id: string,
  work: (work: Work, connector: Connector) => Promise<Result<T>>,
): Promise<Result<T>> =>
  manage(platform, actor, async (each) => {
    const connector = await readConnector(each.client, actor.office, id, true);
    return connector === null ? fail(problem('not-found', { what: id })) : work(each, connector);
  });

async function contentOf(
  platform: Platform,
  client: PoolClient,
  { office, id }: Pick<Connector, 'office' | 'id'>,
  wish: ConnectorWish,
): Promise<ConnectorContent> {
  const { campaign, dataset, name, action, source, mapping, schedule, since } = wish;
  const nextMoment = schedule === null ? null : nextRun(schedule, await clockOf(client));
  const secret =
    wish.secret === undefined
      ? await connectorSecret(client, office, id)
      : wish.secret === null
        ? null
        : seal(await sealingKey(platform), wish.secret, connectorPurpose(id));
  return {
    campaign,
    dataset,
    name,
    action,
    source,
    mapping,
    schedule,
    since,
    secret,
    nextRun: nextMoment,
  };
}

async function there(client: PoolClient, office: string, id: string): Promise<Result<Connector>> {
  const connector = await readConnector(client, office, id);
  return connector === null ? fail(problem('not-found', { what: id })) : ok(connector);
}

/** What the audit log says of it; neither the query nor a secret. */
function record(work: Work, id: string, wish: ConnectorWish, step: string): void {
  const { campaign, dataset, name, source } = wish;
  const details = { step, dataset, name, kind: source.kind, host: hostOf(source), schedule: wish.schedule };
  work.record({ action: 'integration.manage', subject: `connector/${id}`, campaign, details });
}
