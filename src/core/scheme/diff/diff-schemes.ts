import type { Scheme } from '../scheme.ts';
import { drawRest } from './draw-rest.ts';
import { drawTables } from './draw-table.ts';
import type { Portrait, PortraitSubject } from './portrait.ts';

/** One thing that is different: a part that came, went or moved, or one of its fields that changed. */
export interface SchemeChange {
  readonly subject: PortraitSubject;
  readonly change: 'added' | 'removed' | 'moved' | 'changed';
  /** Id of the table; null outside of tables. */
  readonly table: string | null;
  readonly id: string;
  /** As it is called now, or was when it is gone. */
  readonly name: string;
  /** What changed, for `changed`. */
  readonly field: string | null;
  /** Before and after, as text: of the field, or of the place for `moved`. */
  readonly from: string | null;
  readonly to: string | null;
}

/** How two versions differ. */
export interface SchemeDiff {
  /** Nothing that affects a score differs, nor any text of the notice. */
  readonly same: boolean;
  readonly changes: readonly SchemeChange[];
}

/**
 * What is different in meaning: comments, layout, the spelling of formulas and the order of files do not count. In the
 * order of the later scheme, what is gone at the end.
 */
export function diffSchemes(before: Scheme, after: Scheme): SchemeDiff {
  const earlier = new Map(draw(before).map((each) => [keyOf(each), each]));
  const later = new Map(draw(after).map((each) => [keyOf(each), each]));
  const changes = [
    ...[...later].flatMap(([key, each]) => compare(earlier.get(key), each)),
    ...[...earlier].flatMap(([key, each]) => (later.has(key) ? [] : [whole('removed', each)])),
  ];
  return { same: before.fingerprint === after.fingerprint, changes };
}

const draw = (scheme: Scheme): readonly Portrait[] => [...drawRest(scheme), ...drawTables(scheme)];

// A scheme is compared with one that is called differently, too.
const keyOf = ({ subject, table, id }: Portrait): string =>
  subject === 'scheme' ? subject : JSON.stringify([subject, table, id]);

function compare(before: Portrait | undefined, after: Portrait): readonly SchemeChange[] {
  if (before === undefined) return [whole('added', after)];
  const moved =
    before.place === after.place
      ? []
      : [{ ...whole('moved', after), from: before.place, to: after.place } as const];
  const names = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  const changed = names.flatMap((field) => {
    const [from, to] = [before.fields[field] ?? '', after.fields[field] ?? ''];
    return from === to ? [] : [{ ...whole('changed', after), field, from, to } as const];
  });
  return [...moved, ...changed];
}

const whole = (change: SchemeChange['change'], { subject, table, id, name }: Portrait): SchemeChange => ({
  subject,
  change,
  table,
  id,
  name,
  field: null,
  from: null,
  to: null,
});
