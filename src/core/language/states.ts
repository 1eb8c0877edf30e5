import { compareCodePoints } from '../quantity/canonical.ts';
import { type Missing, missing, notApplicable, type Value } from '../quantity/value.ts';

/**
 * What an operation gives when not all its operands are known: not applicable if one is, else missing, with everything
 * that is missing, once each, in a fixed order. Null when all are known.
 */
export function unsettled(values: readonly Value[]): Value<never> | null {
  const reasons = values.flatMap((each) => (each.state === 'not-applicable' ? [each.reason] : []));
  if (reasons.length > 0) return notApplicable([...new Set(reasons)].sort(compareCodePoints).join('；'));
  const names = values.flatMap((each) => (each.state === 'missing' ? each.missing : []));
  return names.length > 0 ? missing(...distinct(names)) : null;
}

function distinct(names: readonly Missing[]): readonly Missing[] {
  const byKey = new Map(names.map((each) => [`${each.kind} ${each.name}`, each]));
  return [...byKey.keys()].sort(compareCodePoints).flatMap((key) => byKey.get(key) ?? []);
}
