import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Block } from './block.ts';
import { LimitPassed, limits } from './limits.ts';
import { readText } from './text.ts';
import { BrokenContainer } from './zip.ts';

/**
 * Word 97–2003: the library gives text, cells as tabs; a cell merged downwards leaves its place empty. It follows the
 * chains of a damaged file without end, so it works in a thread of its own with little memory and little time.
 */
export async function readDoc(bytes: Uint8Array): Promise<Block[]> {
  return readText(await extract(bytes));
}

// A string, because a thread is started from plain JavaScript and this file may be TypeScript still.
const work = `
  const { parentPort, workerData } = require('node:worker_threads');
  const WordExtractor = require(workerData.library);
  new WordExtractor().extract(Buffer.from(workerData.bytes)).then(
    (document) => parentPort.postMessage({ text: document.getBody() }),
    () => parentPort.postMessage({ text: null }),
  );
`;

function extract(bytes: Uint8Array): Promise<string> {
  const library = createRequire(import.meta.url).resolve('word-extractor');
  const worker = new Worker(work, {
    eval: true,
    workerData: { library, bytes },
    resourceLimits: { maxOldGenerationSizeMb: limits.docMegabytes, maxYoungGenerationSizeMb: 16 },
    stderr: true,
    stdout: true,
  });
  return new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new LimitPassed('读取秒数', limits.docSeconds)),
      limits.docSeconds * 1000,
    );
    const broken = () => reject(new BrokenContainer('内容不完整或已损坏'));
    worker.once('message', ({ text }: { text: string | null }) => (text === null ? broken() : resolve(text)));
    worker.once('error', broken);
    worker.once('exit', () => {
      clearTimeout(timer);
      broken();
    });
  }).finally(() => worker.terminate());
}
