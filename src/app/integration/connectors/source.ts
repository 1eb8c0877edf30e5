import { z } from 'zod';

const seconds = z.int().min(1).max(600).default(60);
const rowLimit = z.int().min(1).max(1_000_000).default(100_000);
const columnName = z.string().min(1).max(200);

/** What every source says: how long a pull may take, how many rows it may give, and which of them is the latest. */
const common = {
  seconds,
  rowLimit,
  /** The column whose value in the last row is where the next pull starts; null: it always starts at the same place. */
  cursorColumn: columnName.nullable().default(null),
};

const database = {
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  database: z.string().min(1).max(200),
  user: z.string().min(1).max(200),
  /** `verify`: encrypted, and the certificate is that of the host. */
  tls: z.enum(['verify', 'off']),
  /** A certificate authority of one's own, as PEM. */
  authority: z.string().max(20_000).nullable().default(null),
  /** One SELECT; `:since` stands for where the pull starts. */
  query: z.string().trim().min(1).max(20_000),
};

const web = {
  /** `{since}` stands for where the pull starts. */
  url: z.string().min(1).max(2_000),
  /** The header that carries the secret. */
  header: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9-]{0,99}$/)
    .default('authorization'),
  authority: z.string().max(20_000).nullable().default(null),
};

/** Where a connector reads from; its password or key is kept apart. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('postgresql'), ...common, ...database }),
  z.strictObject({ kind: z.literal('mysql'), ...common, ...database }),
  z.strictObject({ kind: z.literal('http-csv'), ...common, ...web }),
  z.strictObject({
    kind: z.literal('http-json'),
    ...common,
    ...web,
    /** Names on the way to the list, with dots; blank when the whole reply is the list. */
    items: z.string().max(500).default(''),
  }),
]);

export type Source = z.output<typeof sourceSchema>;
export type SourceKind = Source['kind'];
export type SourceOf<K extends SourceKind> = Extract<Source, { kind: K }>;

/** Where each column of the dataset comes from. */
export const mappingSchema = z
  .array(z.strictObject({ column: columnName, from: columnName }))
  .min(1)
  .max(500);

export type Mapping = z.output<typeof mappingSchema>;
