import type { Problem } from '../../core/problem/problem.ts';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Casting } from './casting.ts';
import { type DatasetPlan, planDataset } from './dataset-plan.ts';
import type { DrawingSet } from './drawing-set.ts';
import { prepareFolder, writeChunks, writeText } from './folder.ts';
import { type Label, labelJson, labelText } from './label.ts';
import { makeSizeOf } from './quota.ts';
import { castUnits } from './roster.ts';
import { datasetLines, headerOf } from './rows.ts';
import { type Scaling, scaleTo } from './scale.ts';
import { type GeneratorSettings, plainSettings } from './settings.ts';
import { fillAttributes, unitsText } from './units-file.ts';
import { usageOf } from './usage.ts';

export interface GenerateOptions {
  readonly scheme: Scheme;
  /** The scheme's `generator.yaml`, read; null = what the columns suggest. */
  readonly settings: GeneratorSettings | null;
  /** The folder to fill: new, empty, or filled by an earlier run. */
  readonly out: string;
  /** How many units (1–1,000,000); null = the scheme's roster. */
  readonly units: number | null;
  /** About how many rows in all (1–10,000,000,000); null = as the settings have it. */
  readonly rows: number | null;
  /** Any text; the same one gives the same bytes. */
  readonly seed: string;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly dataset: string;
  readonly rows: number;
  /** About how many there will be. */
  readonly expected: number;
}

export interface Generated {
  readonly units: number;
  readonly rows: number;
  /** Rows by dataset, in the scheme's order. */
  readonly datasets: Readonly<Record<string, number>>;
}

/**
 * Writes a synthetic fact set for any scheme: a CSV file a dataset, `units.csv`, and the labels `facts.json` and
 * `README.txt`. Deterministic; streams, so that the number of rows is bounded by the disk only.
 * Problems: options out of range, a folder in use, a number of rows that cannot be reached (a warning).
 */
export async function generateFacts(options: GenerateOptions): Promise<Result<Generated>> {
  const wrong = checkOptions(options);
  if (wrong.length > 0) return fail(...wrong);
  const ready = await prepareFolder(options.out);
  if (!ready.ok) return ready;
  const set = drawingSet(options);
  // Before the first fact, so that an interrupted set is labelled too.
  await writeLabels(set, {}, options);
  const rows = await writeDatasets(set, options);
  await writeText(options.out, 'units.csv', unitsText(set.members, options.scheme));
  await writeLabels(set, rows, options);
  const total = Object.values(rows).reduce((a, b) => a + b, 0);
  return ok({ units: set.members.length, rows: total, datasets: rows }, reachProblems(options, set.scaling));
}

function checkOptions({ units, rows }: GenerateOptions): readonly Problem[] {
  return [...checkOption('--units', units, 1_000_000), ...checkOption('--rows', rows, 10_000_000_000)];
}

function checkOption(option: string, value: number | null, most: number): readonly Problem[] {
  if (value === null || (Number.isSafeInteger(value) && value >= 1 && value <= most)) return [];
  return [
    problem('generator-option-invalid', { option, value: String(value), least: '1', most: String(most) }),
  ];
}

type Set = DrawingSet & { readonly scaling: Scaling };

function drawingSet({ scheme, settings: given, units, rows, seed }: GenerateOptions): Set {
  const settings = given ?? plainSettings;
  const members = fillAttributes(castUnits(scheme, settings, units, seed), scheme, settings, seed);
  const casting: Casting = { scheme, settings, members, usage: usageOf(scheme), seed };
  const plans = new Map<string, DatasetPlan>(
    scheme.datasets.map((dataset) => [dataset.name, planDataset(dataset, casting)]),
  );
  const sizeOf = makeSizeOf(seed);
  const scaling = scaleTo(rows, [...plans.values()], sizeOf);
  return { ...casting, plans, sizeOf, scale: scaling.scale, scaling };
}

async function writeDatasets(set: Set, { out, onProgress }: GenerateOptions) {
  const rows: Record<string, number> = {};
  let done = 0;
  for (const plan of set.plans.values()) {
    const { name, columns } = plan.dataset;
    const note = (more: number): void => {
      rows[name] = (rows[name] ?? 0) + more;
      done += more;
      onProgress?.({ dataset: name, rows: done, expected: Math.max(done, Math.round(set.scaling.expected)) });
    };
    note(0);
    await writeChunks(out, `${name}.csv`, fileChunks(headerOf(columns), plan, set, note));
  }
  return rows;
}

function* fileChunks(
  header: string,
  plan: DatasetPlan,
  set: Set,
  note: (rows: number) => void,
): Generator<string> {
  yield header;
  for (const { text, rows } of datasetLines(plan, set)) {
    note(rows);
    yield text;
  }
}

async function writeLabels(set: Set, rows: Readonly<Record<string, number>>, options: GenerateOptions) {
  const plans = [...set.plans.values()];
  const label: Label = {
    scheme: set.scheme,
    seed: set.seed,
    members: set.members,
    rows,
    silent: Object.fromEntries(
      plans.filter(({ silent }) => silent.length > 0).map(({ dataset, silent }) => [dataset.name, silent]),
    ),
    files: [...plans.map(({ dataset }) => `${dataset.name}.csv`), 'units.csv', 'README.txt'],
    options: { units: options.units, rows: options.rows },
  };
  await writeText(options.out, 'README.txt', labelText(label));
  await writeText(options.out, 'facts.json', labelJson(label));
}

function reachProblems({ rows }: GenerateOptions, { expected, least }: Scaling): readonly Problem[] {
  if (rows === null) return [];
  const asked = String(rows);
  if (least > rows)
    return [problem('generator-rows-below-least', { rows: asked, least: String(Math.ceil(least)) })];
  if (expected >= rows * 0.95) return [];
  return [problem('generator-rows-above-most', { rows: asked, most: String(Math.round(expected)) })];
}
