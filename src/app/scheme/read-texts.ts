import { createHash } from 'node:crypto';
import type { Result } from '../../core/problem/problem.ts';
import { readScheme } from '../../core/scheme/read.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { LintedScheme } from '../lint-scheme.ts';
import type { Texts } from './accept-texts.ts';

const most = 24;

/** As `readScheme`; the same texts are read once, since large schemes take a second. */
export const readTexts = remembered((files: Texts): Result<Scheme> => readScheme(files));

/** What `make` finds of a scheme on a day; found once for the same scheme and day. */
export const rememberedLint = (() => {
  const found = new WeakMap<Scheme, Map<number, LintedScheme>>();
  return (scheme: Scheme, on: number, make: () => LintedScheme): LintedScheme => {
    const days = found.get(scheme) ?? new Map<number, LintedScheme>();
    const linted = days.get(on) ?? make();
    found.set(scheme, days.size < most ? days.set(on, linted) : new Map([[on, linted]]));
    return linted;
  };
})();

function remembered<T>(make: (files: Texts) => T): (files: Texts) => T {
  const known = new Map<string, T>();
  return (files) => {
    const key = createHash('sha256')
      .update(JSON.stringify(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))))
      .digest('hex');
    const value = known.get(key) ?? make(files);
    // The one used longest ago is first.
    known.delete(key);
    known.set(key, value);
    const [oldest] = known.keys();
    if (known.size > most && oldest !== undefined) known.delete(oldest);
    return value;
  };
}
