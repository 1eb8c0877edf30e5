import { explainScore } from '../../app/explain-indicator.ts';
import { generateForScheme } from '../../app/generate-scheme.ts';
import { scoreFacts } from '../../app/score-facts.ts';
import { ok } from '../../core/problem/problem.ts';
import type { IndicatorDocument, ResultDocument } from '../../core/result/document.ts';
import type { RunCommand } from '../command.ts';
import { explanationText } from '../explanation-text.ts';
import { renderJson } from '../printer.ts';
import { startProgress } from '../progress.ts';
import { report } from '../report.ts';
import { say, type Words } from '../words.ts';
import { runDemoRemoval } from './demo-removal.ts';
import { printResult } from './score.ts';

const seed = '2020';
const recordsShown = 5;

/** `demo`: synthetic facts for a scheme that comes with the product, the ranking, and one explanation. */
export const runDemo: RunCommand = async (invocation, host) => {
  const { options, language, format } = invocation;
  if (options.remove !== undefined) return runDemoRemoval(invocation, host);
  const [builtIn = ''] = await host.builtInSchemes();
  const schemeFolder = options.scheme ?? builtIn;
  const factsFolder = options.out ?? 'demo';
  const progress = await startProgress(host);
  progress.step(say(workingWords, language));
  const onProgress = () => undefined;
  const made = await generateForScheme({
    schemeFolder,
    out: factsFolder,
    units: null,
    rows: null,
    seed,
    onProgress,
  });
  progress.done();
  if (!made.ok) return report(made, invocation, host, () => undefined);
  const { units, rows } = made.value;
  host.err.write(`${say(madeWords, language, { folder: factsFolder, units, rows })}\n\n`);

  const asked = { schemeFolder, factsFolder, asOf: null, knownAt: null, table: null };
  const scored = await scoreFacts(asked);
  if (!scored.ok) return report(scored, invocation, host, () => undefined);
  const { result } = scored.value;
  const example = worthExplaining(result);
  const explained =
    example === null ? ok(null) : await explainScore({ ...asked, ...example, records: recordsShown });
  return report(explained, invocation, host, (explanation) => {
    if (format === 'json') host.out.write(renderJson({ result, explanation }));
    else {
      printResult(result, invocation, host);
      if (explanation !== null) host.out.write(`\n${explanationText(explanation, language)}`);
    }
  });
};

/** The largest loss of a unit in the middle of the last table's ranking: there is something to see. */
function worthExplaining({
  tables,
}: ResultDocument): { readonly unit: string; readonly indicator: string } | null {
  const ranked = (tables.at(-1)?.units ?? []).filter((each) => each.total !== null);
  ranked.sort((a, b) => Number(a.rank) - Number(b.rank));
  const unit = ranked[ranked.length >> 1];
  const [indicator] = [...(unit?.indicators ?? [])].sort((a, b) => lossOf(b) - lossOf(a));
  return unit === undefined || indicator === undefined ? null : { unit: unit.unit, indicator: indicator.id };
}

/** Only to choose an example, so that inexact numbers will do. */
const lossOf = ({ points, score }: IndicatorDocument): number =>
  score === null ? 0 : Number(points) - Number(score);

const workingWords: Words = { zh: '正在生成数据并计分……', en: 'making facts and scoring them …' };
const madeWords: Words = {
  zh: '已在“{folder}”生成合成数据({units} 个单位，{rows} 行)，不代表任何单位的真实情况。',
  en: 'Synthetic facts are in “{folder}” ({units} units, {rows} rows); they say nothing about any real unit.',
};
