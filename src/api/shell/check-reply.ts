import type { Once } from '../once/once.ts';
import type { Route } from '../route.ts';
import { isOther } from './answer.ts';

/** A reply that is not what its route promises; which fields, but not what is in them. */
export class ReplyDiffers extends Error {
  readonly code: string;
  constructor(id: string, places: readonly string[]) {
    super(`the reply of ${id} differs from its schema: ${places.join(', ')}`);
    this.code = `reply-differs ${id} ${places.join(' ')}`.slice(0, 300);
  }
}

/**
 * Throws when a reply is not what its schema says: a field that nobody meant to send does not leave the server. What
 * is kept from before was looked at then.
 */
export function checkReply(spec: Route, done: Once): void {
  if (done.kind === 'again' || isOther(done.value)) return;
  if (spec.reply === undefined) {
    if (done.value !== undefined) throw new ReplyDiffers(spec.id, ['(nothing is promised)']);
    return;
  }
  const read = spec.reply.safeParse(done.value);
  if (!read.success) throw new ReplyDiffers(spec.id, read.error.issues.map(placeOf));
}

/** Names of fields are ours; what stands in them is not told. */
const placeOf = ({ path, code }: { readonly path: readonly PropertyKey[]; readonly code: string }): string =>
  `${path.map(String).join('/')}:${code}`;
