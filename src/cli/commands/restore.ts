import { restoreBackup } from '../../app/keep/restore-backup.ts';
import type { RunCommand } from '../command.ts';
import { renderJson } from '../printer.ts';
import { startProgress } from '../progress.ts';
import { report } from '../report.ts';
import { placeOf } from '../store-place.ts';
import { say, type Words } from '../words.ts';

/** `restore`: a backup into an empty store, our own or a server's. */
export const runRestore: RunCommand = async (invocation, host) => {
  const { values, language, format } = invocation;
  const progress = await startProgress(host);
  progress.step(say(workingWords, language));
  const restored = await restoreBackup(placeOf(invocation, host), values[0] ?? '');
  progress.done();
  return report(restored, invocation, host, ({ tables, files, at }) => {
    const rows = tables.reduce((sum, each) => sum + each.rows, 0);
    const told = { rows, files: files?.length ?? 0, at };
    host.out.write(format === 'json' ? renderJson(told) : `${say(doneWords, language, told)}\n`);
  });
};

const workingWords: Words = { zh: '正在核对并恢复……', en: 'checking and restoring …' };
const doneWords: Words = {
  zh: '已恢复到 {at} 的状态：{rows} 行，{files} 个文件，逐表核对无误。',
  en: 'Restored as of {at}: {rows} rows, {files} files, every table compared.',
};
