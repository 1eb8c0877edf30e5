import type { Source } from '../read/block.ts';
import type { NamedPoints } from './points.ts';

/** A group or an indicator as the rows give it, points still as written. */
export interface Branch {
  name: string;
  raw: string;
  points: string | null;
  form: NamedPoints['form'];
  sign: NamedPoints['sign'];
  readonly source: Source;
  /** Points that it shares with the items `with`; of these only the first holds them, the others hold 0. */
  shared: { readonly points: string; readonly with: readonly string[] } | null;
  readonly children: Branch[];
  readonly leaf: Leaf | null;
}

export interface Leaf {
  readonly no: number | string | null;
  description: string;
  standard: string;
  leads: readonly string[];
  cooperating: readonly string[];
  leadsFrom: 'own' | 'span' | 'inherited' | 'none';
}

export interface Forest {
  readonly root: Branch;
  readonly total: { points: string; quote: string; source: Source } | null;
  /** Numbers of the rows that are about other kinds of unit. */
  readonly leftOut: readonly (number | string)[];
}
