import { z } from 'zod';

export const officeId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/);
const officeName = z.string().trim().min(1).max(200);
const level = z.enum(['nation', 'province', 'city', 'county', 'town']);

export const officeShape = z.strictObject({
  id: officeId,
  name: officeName,
  level,
  parent: officeId.nullable(),
});
export const officePage = z.strictObject({ items: z.array(officeShape), next: officeId.nullable() });

export const pageQuery = z.strictObject({
  cursor: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const person = z.strictObject({
  login: z.string().min(1).max(100),
  name: z.string().trim().min(1).max(200),
});
const people = z.strictObject({
  'system-admin': person,
  'security-admin': person,
  'audit-admin': person,
  office: person,
});

export const newOfficeBody = z.strictObject({
  office: officeShape.extend({ parent: officeId }),
  people,
});
export const setUpBody = z.strictObject({
  token: z.string().min(1).max(200),
  office: officeShape.omit({ parent: true }),
  people,
});

/** One-time links for the people an office begins with; shown once. */
export const founderLinks = z.strictObject({
  links: z.array(
    z.strictObject({
      role: z.enum(['system-admin', 'security-admin', 'audit-admin', 'office']),
      login: z.string(),
      token: z.string(),
      link: z.string(),
      expiresAt: z.string(),
    }),
  ),
});
