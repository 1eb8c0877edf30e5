import { saveBackup } from '../../app/keep/save-backup.ts';
import type { RunCommand } from '../command.ts';
import { renderJson } from '../printer.ts';
import { startProgress } from '../progress.ts';
import { report } from '../report.ts';
import { placeOf } from '../store-place.ts';
import { say, type Words } from '../words.ts';

/** `backup`: the whole store in a folder, while it is in use. */
export const runBackup: RunCommand = async (invocation, host) => {
  const { values, language, format } = invocation;
  const folder = values[0] ?? '';
  const progress = await startProgress(host);
  progress.step(say(workingWords, language));
  const saved = await saveBackup(placeOf(invocation, host), folder);
  progress.done();
  return report(saved, invocation, host, ({ tables, files, at }) => {
    const rows = tables.reduce((sum, each) => sum + each.rows, 0);
    const told = { folder, rows, files: files?.length ?? 0, at };
    host.out.write(format === 'json' ? renderJson(told) : `${say(doneWords, language, told)}\n`);
  });
};

const workingWords: Words = { zh: '正在备份……', en: 'backing up …' };
const doneWords: Words = {
  zh: '已备份到“{folder}”：{rows} 行，{files} 个文件，时点 {at}。签名密钥(keys/)不在其中，请另行保管。',
  en: 'Backed up to “{folder}”: {rows} rows, {files} files, as of {at}. The signing key (keys/) is not in it; keep it separately.',
};
