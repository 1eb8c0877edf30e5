import { createPublicKey, sign, verify } from 'node:crypto';
import { canonicalJson } from '../../core/quantity/canonical.ts';
import type { SigningKey } from '../../store/audit/signing-key.ts';

/** A statement as it was signed. */
export interface Signed {
  /** Its canonical JSON: the bytes that are signed, in UTF-8. */
  readonly text: string;
  /** Ed25519, base64. */
  readonly signature: string;
  /** The public key, SPKI DER in base64. */
  readonly key: string;
}

/** Signs a JSON-safe statement. */
export function signStatement(key: SigningKey, statement: unknown): Signed {
  const text = canonicalJson(statement);
  const signature = sign(null, Buffer.from(text, 'utf8'), key.secret).toString('base64');
  return { text, signature, key: key.publicText };
}

/** Whether the signature is that of the text by the key. A verifier has to know by another way whose key that is. */
export function isSigned({ text, signature, key }: Signed): boolean {
  const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64'));
}
