import { type AskedLoad, type LoadedBatch, loadBatch } from '../../app/load-batch.ts';
import type { Invocation, RunCommand } from '../command.ts';
import type { Host } from '../host.ts';
import { renderJson } from '../printer.ts';
import { problemDocument } from '../problems.ts';
import { startProgress } from '../progress.ts';
import { printRejects } from '../rejects.ts';
import { report } from '../report.ts';
import { say, type Words } from '../words.ts';

/** `facts load`: files of facts become a batch. */
export const runFactsLoad: RunCommand = async (invocation, host) => {
  const { values, options, language } = invocation;
  const [dataset = '', ...files] = values;
  const progress = await startProgress(host);
  progress.step(say(loadingWords, language, { dataset }));
  const loaded = await loadBatch({
    dataset,
    files,
    factsFolder: options.into ?? '',
    schemeFolder: options.scheme ?? null,
    builtIn: await host.builtInSchemes(),
    action: actionOf(options.action),
    by: options.by ?? host.person ?? say(unknownPerson, language),
    knownAt: options['known-at'] ?? null,
    now: host.now(),
  });
  progress.done();
  const exit = report(loaded, invocation, host, (batch) => print(batch, invocation, host));
  return exit === 0 && loaded.ok && loaded.value.rejects.length > 0 ? 1 : exit;
};

function actionOf(text: string | undefined): AskedLoad['action'] {
  return text === 'replace' || text === 'retract' ? text : 'append';
}

function print(batch: LoadedBatch, { format, language }: Invocation, host: Host): void {
  const { commit, recorded, rejects, scheme } = batch;
  if (format === 'json') {
    const all = rejects.map(({ problem, ...reject }) => ({
      ...reject,
      ...problemDocument(problem, language),
    }));
    host.out.write(renderJson({ scheme, recorded, ...commit, rejected: all }));
    return;
  }
  const words = recorded ? loadedWords : knownWords;
  const { dataset, rows, batch: hash, knownAt } = commit;
  host.out.write(
    `${say(words, language, { dataset, rows, batch: hash, knownAt, rejects: rejects.length })}\n`,
  );
  printRejects(host.err, rejects, language);
}

const loadingWords: Words = { zh: '正在入库“{dataset}”……', en: 'loading “{dataset}” …' };
const unknownPerson: Words = { zh: '不详', en: 'unknown' };
const loadedWords: Words = {
  zh: '“{dataset}”入库 {rows} 行，退回 {rejects} 处(记在 rejects/ 下)；批次 {batch}，知悉时点 {knownAt}。',
  en: '“{dataset}”: {rows} rows loaded, {rejects} rejects (kept in rejects/); batch {batch}, known at {knownAt}.',
};
const knownWords: Words = {
  zh: '“{dataset}”的这些内容已在批次 {batch} 中({knownAt})，未重复入库。',
  en: '“{dataset}”: this content is already there as batch {batch} ({knownAt}); nothing was loaded.',
};
