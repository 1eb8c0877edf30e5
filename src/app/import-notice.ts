import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fail, ok, type Problem, problem, type Result } from '../core/problem/problem.ts';
import { readScheme } from '../core/scheme/read.ts';
import { type ImportedNotice, importNotice } from '../notice/import.ts';
import { type ImportJson, toImportJson } from '../notice/import-json.ts';
import { draftToScheme } from '../notice/scheme/to-scheme.ts';
import { workCalendarOf } from './work-calendar.ts';

export { importNotice } from '../notice/import.ts';
export { type ImportJson, toImportJson } from '../notice/import-json.ts';

/** A notice as draft and as the texts of a scheme folder, by path. */
export interface DraftedNotice {
  /** What `import --json` prints. */
  readonly imported: ImportJson;
  readonly files: Readonly<Record<string, string>>;
  /** What `check` still says of the files: warnings, such as examples still to be written. */
  readonly problems: readonly Problem[];
}

/**
 * Drafts a scheme from a notice without touching a file. `settings.id` names the scheme; `settings.today` (YYYY-MM-DD)
 * stands in for a day of issue that the notice does not state. Problems: those of the import.
 */
export async function draftFromNotice(
  bytes: Uint8Array,
  fileName: string,
  settings: { readonly id: string; readonly today: string },
): Promise<Result<DraftedNotice>> {
  const read = await importNotice(bytes, fileName);
  if (!read.ok) return read;
  const files = draftToScheme(read.value, {
    ...settings,
    id: schemeId(settings.id),
    calendarOf: workCalendarOf,
  });
  const drafted = { imported: toImportJson(read.value), files, problems: readScheme(files).problems };
  return ok(drafted, read.problems);
}

/** What was written: the files, relative to the folder, and what `check` would still say of them. */
export interface WrittenScheme {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads a notice and writes a scheme folder from it. Problems: those of the import; a folder that is not empty. */
export async function importToFolder(
  bytes: Uint8Array,
  fileName: string,
  folder: string,
  today: string,
): Promise<Result<ImportedNotice & { written: WrittenScheme }>> {
  const imported = await importNotice(bytes, fileName);
  if (!imported.ok) return imported;
  if (!(await isFree(folder))) return fail(problem('notice-folder-used', { folder }));
  const files = draftToScheme(imported.value, { id: schemeId(folder), today, calendarOf: workCalendarOf });
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, 'utf8');
  }
  const written = { files: Object.keys(files), problems: readScheme(files).problems };
  return ok({ ...imported.value, written }, imported.problems);
}

/** The name as an id may hold it: letters, digits and a few signs. */
function schemeId(folder: string): string {
  const plain = basename(folder)
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\-_.]/gu, '-');
  return /^[\p{L}\p{N}]/u.test(plain) ? plain.slice(0, 80) : 'draft';
}

async function isFree(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return false;
    throw error;
  }
}
