import { removeDemoOffices } from '../../app/demo/remove-demo-offices.ts';
import { withExistingStore } from '../../app/keep/store-place.ts';
import type { RunCommand } from '../command.ts';
import { renderJson } from '../printer.ts';
import { report } from '../report.ts';
import { placeOf } from '../store-place.ts';
import { say, type Words } from '../words.ts';

/** `demo --remove`: takes the demonstration out of a store. The server may be running. */
export const runDemoRemoval: RunCommand = async (invocation, host) => {
  const { language, format } = invocation;
  const removed = await withExistingStore(placeOf(invocation, host), (store, folder) =>
    removeDemoOffices({ store, folder }),
  );
  return report(removed, invocation, host, (offices) => {
    const words = offices.length === 0 ? noneWords : removedWords;
    const text = `${say(words, language, { offices: offices.join('、') })}\n`;
    host.out.write(format === 'json' ? renderJson({ removed: offices }) : text);
  });
};

const noneWords: Words = { zh: '没有演示数据。', en: 'There is no demonstration.' };
const removedWords: Words = {
  zh: '已删除演示：{offices}。审计记录保留；以后启动不再载入演示。',
  en: 'Removed the demonstration: {offices}. The audit log stays; it will not be loaded again.',
};
