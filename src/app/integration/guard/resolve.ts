import { lookup as systemLookup } from 'node:dns/promises';
import { fail, ok, problem, type Result } from '../../../core/problem/problem.ts';
import { mayReach, plainAddress } from './address.ts';
import type { Place, Reach } from './target.ts';

/** All addresses of a host name. */
export type Lookup = (host: string) => Promise<readonly string[]>;

export const usualLookup: Lookup = async (host) =>
  (await systemLookup(host, { all: true, verbatim: true })).map((each) => each.address);

/** A place with the one address that is connected to, whatever the name is said to mean later. */
export interface PinnedPlace extends Place {
  readonly address: string;
}

/**
 * Looks the host up, once, and pins what was found. A single address that may not be reached refuses the host: a name
 * that means both is made to deceive.
 */
export async function pin(
  place: Place,
  reach: Reach,
  lookup: Lookup = usualLookup,
): Promise<Result<PinnedPlace>> {
  const { host } = place;
  const own = plainAddress(host);
  const addresses = own === null ? await lookup(host).catch(() => []) : [own.toString()];
  const [address] = addresses;
  if (address === undefined) return fail(problem('host-unresolved', { host }));
  const refused = addresses.find((each) => !mayReach(each, reach));
  if (refused !== undefined) return fail(problem('address-refused', { host, address: refused }));
  return ok({ ...place, address });
}
