import { permit } from '../../../access/permit.ts';
import { fail, ok, type Problem, problem, type Result } from '../../../core/problem/problem.ts';
import type { Actor } from '../../../port/actor.ts';
import { readConnector } from '../../../store/view/connectors.ts';
import type { Platform } from '../../platform.ts';
import { look, refused } from '../../work/act.ts';
import { cellProblems, type MappedRow, mapRow } from './mapping.ts';
import { type Prepared, type PullOptions, preparePull } from './prepare.ts';
import { readSource } from './read-source.ts';
import { SourceFault } from './rows.ts';
import { stoppedProblem } from './stopped.ts';

/** The first rows a pull would bring, as they would be read, and what would be refused of them. */
export interface Preview {
  /** Names at the source. */
  readonly found: readonly string[];
  readonly rows: readonly { readonly cells: MappedRow; readonly problems: readonly Problem[] }[];
  readonly more: boolean;
}

const shown = 20;

/** Reads a little of the source; nothing is kept. */
export async function previewConnector(
  platform: Platform,
  actor: Actor,
  id: string,
  options: PullOptions,
): Promise<Result<Preview>> {
  const refusal = permit(actor, 'integration.manage', { office: actor.office, name: id });
  if (refusal !== null) return refused(refusal);
  const prepared = await look(platform, actor, async (client) => {
    const connector = await readConnector(client, actor.office, id);
    return connector === null
      ? fail(problem('not-found', { what: id }))
      : preparePull(platform, client, connector, options);
  });
  return prepared.ok ? readFirst(prepared.value) : prepared;
}

async function readFirst(prepared: Prepared): Promise<Result<Preview>> {
  const { source, reading, mapping, dataset, open } = prepared;
  const rows: { readonly cells: MappedRow; readonly problems: readonly Problem[] }[] = [];
  let found: readonly string[] = [];
  try {
    for await (const row of readSource(source, reading)) {
      if (rows.length >= shown) return ok({ found, rows, more: true });
      found = [...row.keys()];
      const cells = mapRow(row, mapping);
      if (Array.isArray(cells)) return fail(...cells);
      const mapped = cells as MappedRow;
      rows.push({ cells: mapped, problems: cellProblems(dataset, mapped, open.scheme.zoneMinutes) });
    }
    return ok({ found, rows, more: false });
  } catch (error) {
    if (reading.signal.aborted) return fail(stoppedProblem(source));
    if (error instanceof SourceFault) return fail(...error.problems);
    throw error;
  }
}
