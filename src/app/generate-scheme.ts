import { fail, ok, type Result } from '../core/problem/problem.ts';
import { type Generated, generateFacts, type Progress } from './generate/generate.ts';
import { openSettings } from './generate/open-settings.ts';
import { openScheme } from './open-scheme.ts';

export interface AskedGeneration {
  readonly schemeFolder: string;
  readonly out: string;
  readonly units: number | null;
  readonly rows: number | null;
  readonly seed: string;
  readonly onProgress: (progress: Progress) => void;
}

/** Fills a folder with synthetic facts for the scheme in a folder, by its `generator.yaml` where it has one. */
export async function generateForScheme(asked: AskedGeneration): Promise<Result<Generated>> {
  const opened = await openScheme(asked.schemeFolder);
  if (!opened.ok) return opened;
  const settings = await openSettings(asked.schemeFolder, opened.value);
  if (!settings.ok) return fail(...opened.problems, ...settings.problems);
  const { out, units, rows, seed, onProgress } = asked;
  const made = await generateFacts({
    scheme: opened.value,
    settings: settings.value,
    out,
    units,
    rows,
    seed,
    onProgress,
  });
  const problems = [...opened.problems, ...settings.problems, ...made.problems];
  return made.ok ? ok(made.value, problems) : fail(...problems);
}
