import { printFormula } from '../../language/print.ts';
import type { Node } from '../../language/syntax.ts';
import type { Rational } from '../../quantity/rational.ts';
import type { RoundingRule } from '../../quantity/rounding.ts';
import type { BulkScores, ColumnDescriptor, ColumnValues } from './columns.ts';
import { type Fraction, fractionArithmetic } from './fraction.ts';
import { interpretRows } from './interpret.ts';
import { rowLogic } from './logic.ts';
import { lower } from './lower.ts';
import { type Lowering, lowerNumber } from './lowering.ts';
import { newProgram, type Program } from './program.ts';
import { roundToInteger } from './round-fraction.ts';
import { blockRunner } from './run-blocks.ts';
import { type Schedule, schedule } from './schedule.ts';

export interface BulkOptions {
  /** Rounding of the score, and the scale of the results. */
  readonly rounding: RoundingRule;
  /** Names that are the same in every row: `full`, a common `target`. */
  readonly constants: Readonly<Record<string, Rational>>;
  readonly definitions: Readonly<Record<string, Node>>;
}

export interface BulkScorer {
  /** `kernels` when every step is proved exact in doubles, else `interpreter`: slower, the same scores. */
  readonly way: 'kernels' | 'interpreter';
  /** Why there are no kernels for this formula; null when there are. */
  readonly reason: string | null;
  /** `inputs[i]` belongs to the i-th descriptor. Not to be called again from within itself. */
  score(inputs: readonly ColumnValues[], rows: number): BulkScores;
}

/**
 * Compiles a checked formula, with its rule functions expanded, into block loops over columns of scaled integers.
 * Whatever cannot be proved exact is scored row by row by the interpreter, so the scores are always the exact ones.
 */
export function compileBulk(
  tree: Node,
  columns: readonly ColumnDescriptor[],
  options: BulkOptions,
): BulkScorer {
  const plan = planKernels(tree, columns, options);
  if (typeof plan === 'string') {
    const score = interpretRows(tree, columns, options);
    return { way: 'interpreter', reason: plan, score };
  }
  return { way: 'kernels', reason: null, score: blockRunner(plan, columns) };
}

/** The schedule of the kernels, or the reason why there is none. */
export function planKernels(
  tree: Node,
  columns: readonly ColumnDescriptor[],
  options: BulkOptions,
): Schedule | string {
  const program = newProgram();
  const score = lowerNumber(lowering(program, columns, options), tree);
  const scaled = program.refusal === null ? roundToInteger(program, score, options.rounding) : score.num;
  return program.refusal ?? schedule(program, [scaled, score.state]);
}

function lowering(program: Program, columns: readonly ColumnDescriptor[], options: BulkOptions): Lowering {
  const arithmetic = fractionArithmetic(program);
  const named = new Map(columns.map((column, i) => [column.name, readColumn(program, column, i)]));
  return {
    program,
    arithmetic,
    logic: rowLogic(program, arithmetic),
    guarded: new Set(),
    lowered: new Map(),
    enclosing: null,
    read(node) {
      const name = node.kind === 'name' ? node.name : printFormula(node);
      const constant = Object.hasOwn(options.constants, name) ? options.constants[name] : undefined;
      return named.get(name) ?? (constant === undefined ? null : arithmetic.constant(constant));
    },
    definition: (name) =>
      Object.hasOwn(options.definitions, name) ? (options.definitions[name] ?? null) : null,
    lower,
  };
}

function readColumn(program: Program, column: ColumnDescriptor, index: number): Fraction {
  return {
    kind: 'number',
    num: program.input('values', index, column),
    den: program.constant(10 ** column.scale),
    state: column.nullable ? program.input('state', index, { low: 0, high: 2 }) : program.constant(0),
  };
}
