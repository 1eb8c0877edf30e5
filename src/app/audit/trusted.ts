import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Platform } from '../platform.ts';

/** Public keys of earlier signing keys, one a line: an administrator's word that what they signed is good. */
export const trustedKeysFile = ({ folder }: Pick<Platform, 'folder'>): string =>
  join(folder, 'keys', 'trusted-keys.txt');

/** The public keys (SPKI DER in base64) whose signatures count: our own, and those an administrator named. */
export async function trustedKeys(platform: Pick<Platform, 'folder' | 'key'>): Promise<readonly string[]> {
  const text = await readFile(trustedKeysFile(platform), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  });
  const named = text.split('\n').map((line) => line.trim());
  return [platform.key.publicText, ...named.filter((line) => line !== '' && !line.startsWith('#'))];
}
