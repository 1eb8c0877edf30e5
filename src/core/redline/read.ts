import { z } from 'zod';
import { hasErrors, type Problem, problem, type Result } from '../problem/problem.ts';
import { parseDay } from '../quantity/day.ts';
import type { Day } from '../quantity/value.ts';
import { placeOfSpot } from '../scheme/text/spot.ts';
import { readYaml, type YamlFile } from '../scheme/text/yaml.ts';
import type { RedLine } from './red-line.ts';

const day = z.string().transform((text, context): Day => {
  const found = parseDay(text);
  if (found === null) context.addIssue({ code: 'custom', message: `“${text}” is not a day like 2026-01-25` });
  return found ?? 0;
});
const words = z.array(z.string().min(1).max(50)).max(100);

const redLineShape = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  source: z.string().min(1),
  document_number: z.string().min(1).nullable().default(null),
  issued: day,
  effective: day,
  clause: z.string().min(1),
  forbids: z.string().min(1),
  instead: z.string().min(1),
  severity: z.enum(['error', 'warning']),
  words: words.min(1),
  except: words.default([]),
  about: words.default([]),
  unless: words.default([]),
  subjects: words.default([]),
});

/**
 * The red lines of a set of YAML files (path → text), in order of path. Problems: unreadable YAML, a field that is
 * missing, unknown or wrong, an id used twice.
 */
export function readRedLines(files: Readonly<Record<string, string>>): Result<readonly RedLine[]> {
  const problems: Problem[] = [];
  const found = new Map<string, RedLine>();
  for (const file of Object.keys(files).sort()) {
    const { yaml, problems: broken } = readYaml(file, files[file] ?? '');
    problems.push(...broken);
    if (yaml === null) continue;
    for (const redLine of redLinesOf(yaml, problems)) {
      if (found.has(redLine.id)) problems.push(problem('red-line-repeated', { id: redLine.id }));
      found.set(redLine.id, redLine);
    }
  }
  return hasErrors(problems) ? { ok: false, problems } : { ok: true, value: [...found.values()], problems };
}

function redLinesOf(yaml: YamlFile, problems: Problem[]): readonly RedLine[] {
  const parsed = z.array(redLineShape).safeParse(yaml.content);
  if (parsed.success)
    return parsed.data.map(({ document_number, ...rest }) => ({ ...rest, documentNumber: document_number }));
  for (const { message, path } of parsed.error.issues) {
    const steps = path.map((step) => (typeof step === 'symbol' ? String(step) : step));
    const at = placeOfSpot({ yaml, path: steps });
    problems.push(problem('red-line-wrong', { reason: message, path: steps.join('.') }, at));
  }
  return [];
}
