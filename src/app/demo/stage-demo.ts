import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import { readScheme } from '../../core/scheme/read.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Actor } from '../../port/actor.ts';
import { demoAccountIds, readDemoHistory } from '../../store/write/demonstration.ts';
import { addOffice, readOffice } from '../../store/write/offices.ts';
import { inTransaction } from '../../store/write/transaction.ts';
import { addDemoAccounts } from '../account/demo-accounts.ts';
import { builtInScheme } from '../built-in.ts';
import { readRosterText } from '../campaign/roster-text.ts';
import { readSchemeFolder } from '../open-scheme.ts';
import type { Platform } from '../platform.ts';
import { demo, loadedSubject } from './demo.ts';
import { demoOfficeLogin, demoPeople } from './demo-people.ts';
import { fillDemo } from './fill-demo.ts';
import { stageCampaign } from './stage-campaign.ts';

/** A demonstration that people can enter; its facts may still be missing. */
export interface DemoStage {
  /** Loads the facts, data set by data set; what is there already is not loaded again. */
  fill(signal: AbortSignal): Promise<Result<null>>;
}

/**
 * Sets the demonstration up in an installation that holds nothing else and never had one removed. A start that was
 * broken off goes on where it was. Null: there is nothing to do.
 */
export async function stageDemo(platform: Platform): Promise<Result<DemoStage | null>> {
  const { pool } = platform.store;
  const history = await readDemoHistory(pool, loadedSubject);
  if (history.removed || history.complete || history.otherOffices > 0) return ok(null);
  const folder = await builtInScheme(demo.scheme);
  const files = folder === null ? null : await readSchemeFolder(folder);
  if (folder === null || files === null) return fail(problem('not-found', { what: demo.scheme }));
  const scheme = files.ok ? readScheme(files.value) : files;
  if (!files.ok || !scheme.ok) return fail(...scheme.problems);
  const actor = await officeActor(platform, scheme.value, files.value['units.csv'] ?? '');
  if (!actor.ok) return actor;
  const staged = await stageCampaign(platform, actor.value, scheme.value);
  if (!staged.ok) return staged;
  const fill = (signal: AbortSignal) =>
    fillDemo(platform, actor.value, { scheme: scheme.value, folder, signal });
  return ok({ fill });
}

/** The office and its people; the account in whose name everything else is done. */
async function officeActor(platform: Platform, scheme: Scheme, roster: string): Promise<Result<Actor>> {
  const { pool } = platform.store;
  const { office } = demo;
  if ((await readOffice(pool, office)) === null) {
    const name = `${scheme.issuer}（演示）`;
    const added = await inTransaction(pool, (client) =>
      addOffice(client, { id: office, name, level: 'county', parent: null }),
    );
    if (!added.ok) return added;
  }
  const units = readRosterText('units.csv', roster, scheme);
  if (!units.ok) return units;
  let ids = await demoAccountIds(pool, office);
  if (ids.size === 0) {
    const made = await addDemoAccounts(platform, office, demoPeople(scheme, units.value));
    if (!made.ok) return made;
    ids = made.value;
  }
  const account = ids.get(demoOfficeLogin) ?? '';
  return ok({
    account,
    name: '考核办经办一',
    office,
    grants: [{ role: 'office', scope: null }],
    scopes: null,
  });
}
