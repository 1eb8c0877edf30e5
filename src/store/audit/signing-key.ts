import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { chmod, link, mkdir, readFile, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, problem, type Result } from '../../core/problem/problem.ts';

/** Signs checkpoints. */
export interface SigningKey {
  readonly secret: KeyObject;
  /** The public half, SPKI DER in base64: what a verifier must be given by another way. */
  readonly publicText: string;
}

/** The key in the folder, which is made, with a new key in it, where it is missing. Only the owner may read it. */
export async function openSigningKey(folder: string): Promise<Result<SigningKey>> {
  const file = join(folder, 'audit-ed25519.pem');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!(await isThere(file))) await makeKey(folder, file);
  if (((await stat(file)).mode & 0o077) !== 0) return fail(problem('audit-key-exposed', { file }));
  const secret = parseKey(await readFile(file, 'utf8'));
  if (secret?.asymmetricKeyType !== 'ed25519') return fail(problem('audit-key-invalid', { file }));
  return ok({ secret, publicText: publicTextOf(secret) });
}

const publicTextOf = (secret: KeyObject): string =>
  createPublicKey(secret).export({ format: 'der', type: 'spki' }).toString('base64');

function parseKey(text: string): KeyObject | null {
  try {
    return createPrivateKey(text);
  } catch {
    return null;
  }
}

/** Linked into place, so that of two processes one makes the key and both use it. */
async function makeKey(folder: string, file: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const temporary = join(folder, `.${randomUUID()}`);
  await writeFile(temporary, privateKey.export({ format: 'pem', type: 'pkcs8' }), {
    mode: 0o600,
    flush: true,
  });
  await chmod(temporary, 0o600);
  await link(temporary, file).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
  await unlink(temporary);
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
      throw error;
    },
  );
}
