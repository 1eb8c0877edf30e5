import { randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealingKey } from '../../account/seal.ts';
import type { Platform } from '../platform.ts';

const keyBytes = 32;

/**
 * The key that secrets in the database are sealed with; made in the data folder when it is first needed. It is not in
 * a backup of the database: without it second factors and the provider's secret have to be set up again.
 */
export async function sealingKey(platform: Pick<Platform, 'folder'>): Promise<SealingKey> {
  const folder = join(platform.folder, 'keys');
  const file = join(folder, 'sealing.key');
  const there = await readIfThere(file);
  if (there !== null) return there;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await makeKey(folder, file);
  return (await readIfThere(file)) ?? fault(file);
}

async function readIfThere(file: string): Promise<SealingKey | null> {
  try {
    const key = Buffer.from((await readFile(file, 'utf8')).trim(), 'base64');
    return key.length === keyBytes ? key : fault(file);
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return null;
    throw error;
  }
}

function fault(file: string): never {
  throw new Error(`${file} does not hold a key of ${keyBytes} bytes`);
}

/** Linked into place, so that of two processes one makes the key and both use it. */
async function makeKey(folder: string, file: string): Promise<void> {
  const temporary = join(folder, `.${randomUUID()}`);
  await writeFile(temporary, randomBytes(keyBytes).toString('base64'), { mode: 0o600, flush: true });
  await link(temporary, file).catch((error: unknown) => {
    if (!isErrno(error, 'EEXIST')) throw error;
  });
  await unlink(temporary);
}

const isErrno = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;
