import { rangeOf } from '../language/bounds/bounds.ts';
import { startScope } from '../language/bounds/scope.ts';
import type { Node } from '../language/syntax.ts';
import type { Bounds } from '../language/vocabulary.ts';
import { compare, type Rational } from '../quantity/rational.ts';
import type { Indicator, Scheme } from '../scheme/scheme.ts';
import { vocabularyFor } from '../scheme/vocabulary.ts';
import { climb, type Ground } from './climb.ts';
import { effortFor } from './effort.ts';
import { type Line, scanLine } from './line.ts';
import {
  type Assignment,
  assignmentsOf,
  isNumber,
  numbersIn,
  type Parents,
  parentsOf,
  valuesToTry,
} from './samples.ts';
import { scoreOf, type Trial, trialOf, type Witness } from './trial.ts';
import { type Variable, variablesOf } from './variable.ts';

/** What was found out about one rule: proved bounds, and scores seen over inputs that facts could give. */
export interface Profile {
  readonly indicator: Indicator;
  readonly variables: readonly Variable[];
  /** Proved: no facts lead outside. */
  readonly bounds: Bounds;
  /** Seen: the lowest and the highest score, with the inputs; null when every trial was missing or not applicable. */
  readonly lowest: Witness | null;
  readonly highest: Witness | null;
  /** One line for each numeric variable, through the inputs of the highest score. */
  readonly lines: readonly Line[];
  /** The same where every whole is large, so that its parts have room to grow: some turns show only there. */
  readonly roomyLines: readonly Line[];
  /** Scores the rule, or a part of it, for inputs made up. */
  readonly trial: Trial;
  trialOf(part: Node): Trial;
  readonly parents: Parents;
}

/** Tries a rule out. Deterministic; at most a few thousand evaluations a rule. */
export function profileOf(scheme: Scheme, indicator: Indicator): Profile {
  const trees = new Map(Object.entries(scheme.definitions).map(([name, { tree }]) => [name, tree]));
  const definition = (name: string): Node | null => trees.get(name) ?? null;
  const vocabulary = vocabularyFor(scheme, indicator);
  const variables = variablesOf(indicator.formula.tree, vocabulary, definition);
  const targets = indicator.target?.entries.map((each) => each.value) ?? [];
  const used = usedTrees(indicator.formula.tree, trees);
  const numbers = numbersIn(used, [indicator.points, ...targets]);
  const setting = { scheme, indicator, trees, rivals: rivalsOf(variables, numbers) };
  const trial = trialOf(setting);
  const parents = parentsOf(variables);
  const effort = effortFor(used, variables.length);
  const combinations = assignmentsOf(variables, numbers, effort.combinations);
  const seen = combinations.map((inputs) => ({ inputs, score: trial(inputs) }));
  const ground = { variables, numbers, parents, trial, effort };
  const found = extremes(seen);
  const lowest = found.lowest === null ? null : climb(found.lowest, -1, ground);
  const highest = found.highest === null ? null : climb(found.highest, 1, ground);
  const numeric = variables.filter((each) => each.kind === 'number');
  const linesThrough = (base: Witness | null): readonly Line[] =>
    base === null ? [] : numeric.map((each) => scanLine(each, base.inputs, ground));
  const lines = linesThrough(highest);
  const roomyLines = linesThrough(highest === null ? null : withRoom(highest, ground));
  const bounds = rangeOf(indicator.formula.tree, startScope(vocabulary, definition));
  const trialOfPart = (part: Node): Trial => trialOf(setting, part);
  return {
    indicator,
    variables,
    bounds,
    lowest,
    highest,
    lines,
    roomyLines,
    trial,
    trialOf: trialOfPart,
    parents,
  };
}

/** One unit with the least of everything, one with the most. */
function rivalsOf(variables: readonly Variable[], numbers: readonly Rational[]): readonly Assignment[] {
  const end = (at: number) =>
    new Map(
      variables.flatMap((each) => {
        const value = valuesToTry(each, numbers).at(at);
        return value === undefined ? [] : [[each.text, value] as const];
      }),
    );
  return [end(0), end(-1)];
}

function usedTrees(tree: Node, trees: ReadonlyMap<string, Node>): readonly Node[] {
  const text = JSON.stringify(tree);
  return [
    tree,
    ...[...trees].filter(([name]) => text.includes(JSON.stringify(name))).map(([, each]) => each),
  ];
}

function extremes(trials: readonly Witness[]): { lowest: Witness | null; highest: Witness | null } {
  let [lowest, highest]: [Witness | null, Witness | null] = [null, null];
  for (const each of trials) {
    const score = scoreOf(each);
    if (score === null) continue;
    if (lowest === null || compare(score, scoreOf(lowest) ?? score) < 0) lowest = each;
    // Of equal scores the one with more going on is the better start for a line.
    if (
      highest === null ||
      compare(score, scoreOf(highest) ?? score) > 0 ||
      (ties(score, highest) && busier(each, highest))
    ) {
      highest = each;
    }
  }
  return { lowest, highest };
}

const ties = (score: Rational, other: Witness): boolean => compare(score, scoreOf(other) ?? score) === 0;

/** The same inputs with every whole at the largest number worth trying, so that its parts have room. */
function withRoom(base: Witness, ground: Ground): Witness {
  const wholes = new Set(ground.parents.map(({ whole }) => whole));
  const raised = ground.variables
    .filter(({ text }) => wholes.has(text))
    .flatMap((each) => {
      const largest = valuesToTry(each, ground.numbers).at(-1);
      return largest === undefined ? [] : [[each.text, largest] as const];
    });
  const inputs = new Map([...base.inputs, ...raised]);
  return { inputs, score: ground.trial(inputs) };
}

const busier = (a: Witness, b: Witness): boolean => busy(a) > busy(b);

/** How much is going on, up to a hundred of each: a line through one record of each kind shows steps, not the rule. */
const busy = ({ inputs }: Witness): number =>
  [...inputs.values()].reduce<number>(
    (sum, each) => sum + (isNumber(each) ? size(each) : each === true ? 1 : 0),
    0,
  );

const size = ({ num, den }: Rational): number => Math.min(100, Math.abs(Number(num) / Number(den)));
