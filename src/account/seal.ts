import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** 256 bits, kept outside the database. */
export type SealingKey = Buffer;

const algorithm = 'aes-256-gcm';
const version = 'v1';

/** A secret that has to be read again, as kept in the database: AES-256-GCM, bound to what it is for. */
export function seal(key: SealingKey, text: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose));
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [version, ...[nonce, cipher.getAuthTag(), content].map((each) => each.toString('base64url'))].join(
    '.',
  );
}

/** The secret; null where the key or the purpose is another, or the text was changed. */
export function unseal(key: SealingKey, sealed: string, purpose: string): string | null {
  const [form, nonce, tag, content] = sealed.split('.');
  if (form !== version || nonce === undefined || tag === undefined || content === undefined) return null;
  try {
    const decipher = createDecipheriv(algorithm, key, Buffer.from(nonce, 'base64url'), { authTagLength: 16 })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(Buffer.from(tag, 'base64url'));
    return Buffer.concat([decipher.update(Buffer.from(content, 'base64url')), decipher.final()]).toString(
      'utf8',
    );
  } catch {
    return null;
  }
}
