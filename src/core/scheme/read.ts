import { hasErrors, type Problem, type Result } from '../problem/problem.ts';
import { compareCodePoints } from '../quantity/canonical.ts';
import { formatDay } from '../quantity/day.ts';
import { buildAssumption } from './build/assumption.ts';
import { buildAttributes } from './build/attributes.ts';
import { buildCalendar, checkCovers } from './build/calendar.ts';
import { buildDataset } from './build/dataset.ts';
import { buildDefinitions } from './build/definitions.ts';
import { buildExamples } from './build/example.ts';
import { type Ground, newGround, report } from './build/ground.ts';
import { usualRounding } from './build/rounding.ts';
import { buildTable } from './build/table.ts';
import { readFiles, type SchemeFiles, type SchemeTexts, type Shaped } from './files.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Scheme, Unit } from './scheme.ts';
import type { SchemeFile } from './shape/scheme-file.ts';
import { type Spot, spotIn } from './text/spot.ts';
import { parseUnits } from './units-file.ts';
import { verifyScheme } from './verify/scheme.ts';

/**
 * Reads a scheme from the texts of its files, by path inside its folder (`scheme.yaml`, `tables/a.yaml` …).
 * Pure. Problems: everything that is wrong, each at its file, line and column; with any error there is no scheme.
 */
export function readScheme(files: SchemeTexts): Result<Scheme> {
  const read = readFiles(files);
  const ground = newGround();
  const scheme = read.scheme === null ? null : build(ground, read, read.scheme);
  const problems = inOrder([...read.problems, ...ground.problems]);
  if (scheme === null || hasErrors(problems)) return { ok: false, problems };
  return { ok: true, value: { ...scheme, fingerprint: fingerprintOf(scheme) }, problems };
}

type Unsealed = Omit<Scheme, 'fingerprint'>;

function build(ground: Ground, files: SchemeFiles, { shape, spot }: Shaped<SchemeFile>): Unsealed | null {
  const period = buildPeriod(ground, spotIn(spot, 'period'), shape);
  const calendar =
    files.calendar === null ? null : buildCalendar(ground, files.calendar.spot, files.calendar.shape);
  if (calendar !== null && files.calendar !== null)
    checkCovers(ground, files.calendar.spot, calendar, period);
  const attributes = buildAttributes(ground, spot, shape);
  const units = buildUnits(ground, files, attributes, shape.zone);
  const datasets = files.datasets.items.map((each) => buildDataset(ground, each.spot, each.shape));
  // Without all datasets every formula would be full of unknown names.
  if (!files.datasets.complete) return null;
  const definitions = buildDefinitions(ground, spot, shape, { datasets, attributes });
  const examples = buildExamples(ground, files);
  const parts = { datasets, attributes, definitions };
  const rounding = shape.rounding ?? usualRounding;
  const ids = units?.map((unit) => unit.unit) ?? null;
  const tables = files.tables.items.map((each) =>
    buildTable({ ground, parts, units: ids, rounding, examples }, each.spot, each.shape),
  );
  const assumptions = files.assumptions.items.map((each) => buildAssumption(ground, each.spot, each.shape));
  const { id, title, version, issuer, issued, document_number: documentNumber, zone: zoneMinutes } = shape;
  const known = { id, title, version, issuer, issued, documentNumber, zoneMinutes, period, ...parts };
  verifyScheme(ground, files, { ...known, tables, assumptions, units });
  return calendar === null || units === null ? null : { ...known, calendar, tables, assumptions, units };
}

function buildPeriod(ground: Ground, spot: Spot, { period }: SchemeFile): Scheme['period'] {
  if (period.from > period.to) {
    report(ground, 'period-reversed', { from: formatDay(period.from), to: formatDay(period.to) }, spot);
  }
  return { start: period.from, end: period.to + 1 };
}

function buildUnits(
  ground: Ground,
  { units }: SchemeFiles,
  attributes: Scheme['attributes'],
  zoneMinutes: number,
): readonly Unit[] | null {
  if (units === null) return null;
  const read = parseUnits(units.file, units.text, attributes, zoneMinutes);
  ground.problems.push(...read.problems);
  return read.ok ? read.value : null;
}

/** By file, line and column, so that equal schemes give equal lists. */
function inOrder(problems: readonly Problem[]): readonly Problem[] {
  return [...problems].sort(
    (a, b) =>
      compareCodePoints(a.at?.file ?? '', b.at?.file ?? '') ||
      (a.at?.line ?? 0) - (b.at?.line ?? 0) ||
      (a.at?.column ?? 0) - (b.at?.column ?? 0),
  );
}
