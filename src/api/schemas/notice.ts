import { z } from 'zod';
import { problemShown, versionReply } from './scheme.ts';

export const importQuery = z.strictObject({
  scheme: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/),
  fileName: z
    .string()
    .min(1)
    .max(255)
    .meta({ description: '原文件名，按扩展名识别格式 / with its extension' }),
  reason: z.string().max(2000).default(''),
  language: z.enum(['zh', 'en']).default('zh'),
});

/** As `import --json` prints it. */
const imported = z.looseObject({ title: z.string().nullable() });

export const importReply = z.strictObject({
  version: versionReply,
  imported,
  problems: z.array(problemShown).readonly(),
  notes: z.array(problemShown).readonly().meta({ description: '读取时的提示 / warnings of the reading' }),
});

export const noticeReply = z.strictObject({ fileName: z.string(), sha256: z.string(), imported });
