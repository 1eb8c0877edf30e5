import type { Standpoint } from '../core/measure/plan.ts';
import { fail, hasErrors, ok, type Problem, type Result } from '../core/problem/problem.ts';
import type { Scheme, Table, Unit } from '../core/scheme/scheme.ts';
import type { FactEngine } from '../port/fact-engine.ts';
import { openScheme } from './open-scheme.ts';
import { pickTables } from './pick.ts';
import { type AskedStandpoint, readStandpoint } from './standpoint.ts';

/** A scheme and its facts, from one standpoint. */
export interface Run {
  readonly scheme: Scheme;
  readonly tables: readonly Table[];
  readonly units: readonly Unit[];
  readonly engine: FactEngine;
  readonly at: Standpoint;
  /** Warnings met on the way. */
  readonly problems: readonly Problem[];
}

export interface AskedRun extends AskedStandpoint {
  readonly schemeFolder: string;
  readonly factsFolder: string;
  /** Id of the only table to score; null: all. */
  readonly table: string | null;
}

/** Opens everything a run needs, hands it over, and closes it again whatever happens. All problems met come back. */
export async function withRun<T>(
  asked: AskedRun,
  work: (run: Run) => Promise<Result<T>>,
): Promise<Result<T>> {
  const opened = await openScheme(asked.schemeFolder);
  if (!opened.ok) return opened;
  const scheme = opened.value;
  const at = readStandpoint(scheme, asked);
  const tables = pickTables(scheme, asked.table);
  const early = [opened, at, tables].flatMap((each) => each.problems);
  if (!at.ok || !tables.ok || hasErrors(early)) return fail(...early);
  return withFacts(asked.factsFolder, scheme, early, (facts) =>
    work({ scheme, at: at.value, tables: tables.value, ...facts }),
  );
}

async function withFacts<T>(
  folder: string,
  scheme: Scheme,
  early: readonly Problem[],
  work: (facts: Pick<Run, 'units' | 'engine' | 'problems'>) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { openFacts, readUnits } = await loadFacts();
  const units = await readUnits(scheme, folder);
  const engine = await openFacts(scheme, folder);
  const problems = [...early, ...units.problems, ...engine.problems];
  if (!engine.ok) return fail(...problems);
  try {
    if (!units.ok) return fail(...problems);
    const done = await work({ units: units.value, engine: engine.value, problems });
    return done.ok ? ok(done.value, [...problems, ...done.problems]) : fail(...problems, ...done.problems);
  } finally {
    await engine.value.close();
  }
}

// The fact engine is large: only commands that read facts pay for loading it.
async function loadFacts() {
  const [{ openFacts }, { readUnits }] = await Promise.all([
    import('../facts/open.ts'),
    import('../facts/units.ts'),
  ]);
  return { openFacts, readUnits };
}
