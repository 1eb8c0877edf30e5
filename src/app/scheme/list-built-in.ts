import { permit } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import { builtInSchemes } from '../built-in.ts';
import { refused } from '../work/act.ts';

/** Names of the schemes that come with the product, for somebody who may start one. */
export async function listBuiltIn(actor: Actor): Promise<Result<readonly string[]>> {
  const no = permit(actor, 'scheme.edit', { office: actor.office });
  return no === null ? ok(await builtInSchemes()) : refused(no);
}
