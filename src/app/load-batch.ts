import { fail, ok, problem, type Result } from '../core/problem/problem.ts';
import type { LoadReport, LoadRequest } from '../facts/load-facts.ts';
import { type AskedDeclaration, findDeclaration, writeLabel } from './find-declaration.ts';
import { readMoment } from './standpoint.ts';

export interface AskedLoad extends AskedDeclaration {
  readonly files: readonly string[];
  readonly action: LoadRequest['action'];
  readonly by: string;
  /** When the facts became known, as somebody wrote it; null: `now`. */
  readonly knownAt: string | null;
  /** ISO 8601 with zone. */
  readonly now: string;
}

/** What was loaded, and for which scheme. */
export interface LoadedBatch extends LoadReport {
  readonly scheme: string;
}

/** Loads files as one batch of a dataset into a folder of facts, and labels the folder with its scheme. */
export async function loadBatch(asked: AskedLoad): Promise<Result<LoadedBatch>> {
  const found = await findDeclaration(asked);
  if (!found.ok) return found;
  const { scheme, label } = found.value;
  const knownAt = asked.knownAt === null ? asked.now : readMoment(asked.knownAt, scheme.zoneMinutes);
  if (knownAt === undefined) return fail(problem('known-at-invalid', { text: asked.knownAt ?? '' }));
  // The fact engine is large: only commands that read facts pay for loading it.
  const { loadFacts } = await import('../facts/load-facts.ts');
  const { dataset, files, factsFolder: folder, action, by } = asked;
  const loaded = await loadFacts({ scheme, dataset, files, folder, action, knownAt, by });
  if (!loaded.ok) return loaded;
  await writeLabel(folder, label);
  return ok({ ...loaded.value, scheme: scheme.id }, loaded.problems);
}
