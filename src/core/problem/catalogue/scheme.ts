import { cellProblems } from './cell.ts';
import type { ProblemEntry } from './entry.ts';
import { schemeContentProblems } from './scheme-content.ts';
import { schemeShapeProblems } from './scheme-shape.ts';
import { schemeTextProblems } from './scheme-text.ts';

export const schemeProblems = {
  ...cellProblems,
  ...schemeTextProblems,
  ...schemeShapeProblems,
  ...schemeContentProblems,
} as const satisfies Record<string, ProblemEntry>;
