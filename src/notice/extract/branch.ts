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
}
