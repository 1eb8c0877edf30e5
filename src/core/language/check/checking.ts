import type { Range } from '../bounds/range.ts';
import type { Scope } from '../bounds/scope.ts';
import type { Report } from '../parse/report.ts';
import type { Node } from '../syntax.ts';
import type { Found } from './types.ts';

/** One check of one formula: where the expression stands, where problems go, and the way into the other parts. */
export interface Checking {
  readonly scope: Scope;
  readonly report: Report;
  /** Inside a comparison with peers. */
  readonly amongPeers: boolean;
  /** The type of any expression; reports its problems. */
  infer(node: Node, at: Checking): Found;
  /** What a number can be; asked only of what has no problem. */
  range(node: Node, at: Checking): Range;
  /** The type of a definition, without its problems; null when it has none. */
  definitionType(name: string): Found;
}
