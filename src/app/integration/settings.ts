import { permit } from '../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { IntegrationSetting } from '../../port/store-integration.ts';
import { readIntegrationSetting } from '../../store/view/integration-setting.ts';
import { holdIntegrationSetting, writeIntegrationSetting } from '../../store/write/integration-setting.ts';
import type { Platform } from '../platform.ts';
import { act, look, refused } from '../work/act.ts';
import { mayList } from './guard/address.ts';
import { isHostPattern } from './guard/target.ts';
import { revisionConflict } from './revision.ts';

/** What the server may reach for an office, and how much evidence the office keeps. */
export async function readSettings(platform: Platform, actor: Actor): Promise<Result<IntegrationSetting>> {
  const refusal = permit(actor, 'settings.read', { office: actor.office });
  if (refusal !== null) return refused(refusal);
  return ok(await look(platform, actor, (client) => readIntegrationSetting(client, actor.office)));
}

export async function changeSettings(
  platform: Platform,
  actor: Actor,
  asked: Omit<IntegrationSetting, 'revision'> & { readonly revision: number | null },
): Promise<Result<IntegrationSetting>> {
  const refusal = permit(actor, 'settings.change', { office: actor.office });
  if (refusal !== null) return refused(refusal);
  const { office } = actor;
  return act(platform, actor, async (work) => {
    await holdIntegrationSetting(work.client, office);
    const before = await readIntegrationSetting(work.client, office);
    const wrong = [
      ...revisionConflict('integration/settings', asked.revision, before.revision),
      ...listProblems(asked),
    ];
    if (wrong.length > 0) return fail(...wrong);
    await writeIntegrationSetting(work.client, office, asked);
    const after = await readIntegrationSetting(work.client, office);
    work.record({
      action: 'settings.change',
      subject: 'integration/settings',
      details: { from: shown(before), to: shown(after) },
    });
    return ok(after);
  });
}

const listProblems = ({
  hosts,
  networks,
}: Pick<IntegrationSetting, 'hosts' | 'networks'>): readonly Problem[] => [
  ...hosts.filter((host) => !isHostPattern(host)).map((host) => problem('host-pattern-invalid', { host })),
  ...networks
    .filter((network) => !mayList(network))
    .map((network) => problem('network-invalid', { network })),
];

/** As the audit log keeps it: numbers of bytes are larger than it writes, so they are texts. */
const shown = (setting: IntegrationSetting): Readonly<Record<string, unknown>> => ({
  hosts: [...setting.hosts],
  networks: [...setting.networks],
  ports: [...setting.ports],
  fileBytes: String(setting.fileBytes),
  unitBytes: String(setting.unitBytes),
  officeBytes: String(setting.officeBytes),
  scanner: setting.scanner,
});
