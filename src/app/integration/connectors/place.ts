import { type PinnedPlace, pin, usualLookup } from '../guard/resolve.ts';
import { allowedPlace } from '../guard/target.ts';
import { type Reading, SourceFault } from './rows.ts';

/** The address to connect to, checked against the office's list; a `SourceFault` when it is not on it. */
export async function placeOf(
  { host, port }: { readonly host: string; readonly port: number },
  { guard }: Reading,
): Promise<PinnedPlace> {
  const place = allowedPlace(host, port, guard.reach);
  if (!place.ok) throw new SourceFault(...place.problems);
  const pinned = await pin(place.value, guard.reach, guard.lookup ?? usualLookup);
  if (!pinned.ok) throw new SourceFault(...pinned.problems);
  return pinned.value;
}

/** Minutes from UTC as `+08:00`. */
export function zoneText(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}
