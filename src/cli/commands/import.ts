import { importNotice, importToFolder, toImportJson, type WrittenScheme } from '../../app/import-notice.ts';
import { type NoticeSource, readNoticeSource } from '../../app/notice-source.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import type { ImportedNotice } from '../../notice/import.ts';
import type { RunCommand } from '../command.ts';
import { noticeText } from '../notice-text.ts';
import { renderJson } from '../printer.ts';
import { printProblems } from '../problems.ts';
import { report } from '../report.ts';
import { say, type Words } from '../words.ts';

/** `import`: a notice becomes a draft and questions, and with `--out` a scheme folder. */
export const runImport: RunCommand = async (invocation, host) => {
  const { values, options, language, format } = invocation;
  const source = await readNoticeSource(values[0] ?? '', () => host.stdin());
  if (!source.ok) return report(source, invocation, host, () => undefined);
  const imported = await read(source.value, options.out ?? null, host.now().slice(0, 10));
  return report(imported, invocation, host, (notice) => {
    const document = toImportJson(notice);
    host.out.write(format === 'json' ? renderJson(document) : noticeText(document, language));
    if (notice.written !== null && options.out !== undefined) {
      const files = notice.written.files.length;
      host.err.write(`${say(writtenWords, language, { files, folder: options.out })}\n`);
      // Warnings, such as examples still to be written, are for `check`.
      const errors = notice.written.problems.filter((each) => each.severity === 'error');
      printProblems(host.err, errors, language);
    }
  });
};

type Read = ImportedNotice & { readonly written: WrittenScheme | null };

async function read(
  { bytes, name }: NoticeSource,
  folder: string | null,
  today: string,
): Promise<Result<Read>> {
  if (folder !== null) return importToFolder(bytes, name, folder, today);
  const imported = await importNotice(bytes, name);
  return imported.ok ? ok({ ...imported.value, written: null }, imported.problems) : imported;
}

const writtenWords: Words = {
  zh: '已写出方案文件夹“{folder}”，共 {files} 个文件。请用 check 检查，并逐项裁定疑问。',
  en: 'The scheme folder “{folder}” is written: {files} files. Run check on it, and settle the questions.',
};
