import { Buffer } from 'node:buffer';

/** Files made in memory, good and bad, for tests of what is taken as evidence. */

export const text = (content: string): Buffer => Buffer.from(content, 'utf8');
