import { randomInt } from 'node:crypto';
import { hashSecret } from './secret.ts';

const count = 10;
// Without characters that look alike.
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 4;

/** Ten codes for when the phone is gone, 79 bits each, each good once. */
export const newRecoveryCodes = (): readonly string[] => Array.from({ length: count }, newCode);

const newCode = (): string => Array.from({ length: groups }, newGroup).join('-');
const newGroup = (): string =>
  Array.from({ length: groupLength }, () => alphabet.charAt(randomInt(alphabet.length))).join('');

/** What is kept of a code; written with or without dashes, in small letters or capitals. */
export const hashRecoveryCode = (code: string): string =>
  hashSecret(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
