import { join } from 'node:path';
import type { Platform } from '../platform.ts';

type Folder = Pick<Platform, 'folder'>;

/** Where the evidence of all offices is. */
export const evidenceFolder = ({ folder }: Folder): string => join(folder, 'evidence');

/** Where the evidence of an office is: files named by the SHA-256 of their content, without extension. */
export const officeFolder = (platform: Folder, office: string): string =>
  join(evidenceFolder(platform), office);

/** The file with this content; `sha256` is 64 hexadecimal digits. */
export const evidencePath = (platform: Folder, office: string, sha256: string): string =>
  join(officeFolder(platform, office), sha256);

/** Where uploads are written before they are known to be good; on the same disk, so that moving them is one step. */
export const incomingFolder = (platform: Folder, office: string): string =>
  join(officeFolder(platform, office), '.incoming');

/** Whether a file's name is that of evidence. */
export const isHash = (name: string): boolean => /^[0-9a-f]{64}$/.test(name);
