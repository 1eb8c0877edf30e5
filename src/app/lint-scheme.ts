import type { Burden } from '../core/burden/burden.ts';
import { countBurden } from '../core/burden/count-burden.ts';
import { fail, hasErrors, ok, problem, type Result } from '../core/problem/problem.ts';
import { checkProperties, type RuleProperties } from '../core/properties/check-properties.ts';
import { dayOf, parseDay, parseMoment } from '../core/quantity/day.ts';
import type { Day } from '../core/quantity/value.ts';
import { findRedLines } from '../core/redline/find.ts';
import type { RedLine, RedLineFinding } from '../core/redline/red-line.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { openRedLines } from './open-red-lines.ts';
import { openScheme } from './open-scheme.ts';

/** What should be looked at before a scheme is published. */
export interface LintedScheme {
  readonly scheme: Scheme;
  /** The day whose red lines were applied. */
  readonly on: Day;
  readonly properties: RuleProperties;
  readonly redLines: readonly RedLineFinding[];
  readonly burden: Burden;
}

export interface AskedLint {
  readonly folder: string;
  /** A day; null: today on the scheme's clock. */
  readonly on: string | null;
  /** ISO 8601 with zone. */
  readonly now: string;
  readonly redLineFolders: readonly string[];
}

/** Properties, red lines and burden of a scheme. A scheme with errors is not linted: its formulas cannot be trusted. */
export async function lintScheme(asked: AskedLint): Promise<Result<LintedScheme>> {
  const [opened, redLines] = await Promise.all([
    openScheme(asked.folder),
    openRedLines(asked.redLineFolders),
  ]);
  const on = dayAsked(asked, opened.ok ? opened.value.zoneMinutes : 0);
  const problems = [
    ...opened.problems,
    ...redLines.problems,
    ...(on === null ? [problem('red-line-day-invalid', { text: asked.on ?? asked.now })] : []),
  ];
  if (!opened.ok || !redLines.ok || on === null || hasErrors(problems)) return fail(...problems);
  return ok(lintOpened(opened.value, redLines.value, on), problems);
}

/** As `lintScheme`, of a scheme without errors that was read already. */
export const lintOpened = (scheme: Scheme, redLines: readonly RedLine[], on: Day): LintedScheme => ({
  scheme,
  on,
  properties: checkProperties(scheme),
  redLines: findRedLines(scheme, redLines, on),
  burden: countBurden(scheme),
});

function dayAsked({ on, now }: AskedLint, zoneMinutes: number): Day | null {
  if (on !== null) return parseDay(on);
  const moment = parseMoment(now, zoneMinutes);
  return moment === null ? null : dayOf(moment);
}
