import { z } from 'zod';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const holder = z.string().regex(/^(?:office|(?:unit|lead)\/.{1,200})$/u);

export const evidenceParams = z.strictObject({ sha256 });

/** The body is the file; what it is called and whose it is stands in the address. */
export const evidenceUpload = z.strictObject({
  name: z.string().min(1).max(1000),
  holder: holder.optional(),
});

export const evidencePage = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

export const evidenceReply = z.strictObject({
  sha256,
  holder,
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number(),
  addedBy: z.string(),
  addedAt: z.string(),
  links: z.int(),
});

export const evidenceList = z.strictObject({ items: z.array(evidenceReply), next: z.string().nullable() });
