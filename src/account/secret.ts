import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits as base64url: sessions, links, tokens. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** How programs and people recognise a token of ours. */
export const tokenPrefix = 'zs_';

export const newToken = (): string => `${tokenPrefix}${newSecret()}`;

/** What is kept of a secret: SHA-256, hex. Enough for secrets of 256 bits; passwords are hashed otherwise. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');

const longest = 200;

/** Whether it can be one of ours, so that anything else is not even looked up. */
export const isSecret = (text: string): boolean => text.length <= longest && /^(zs_)?[\w-]{43}$/.test(text);
