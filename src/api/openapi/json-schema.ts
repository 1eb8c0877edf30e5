import { z } from 'zod';

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a schema accepts (`input`) or gives (`output`) as JSON Schema 2020-12. */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    // What JSON cannot say, such as a transformation, is left open; the route itself checks it.
    unrepresentable: 'any',
    reused: 'inline',
    cycles: 'ref',
  });
  const { $schema: _left, '~standard': _also, ...rest } = made as Record<string, unknown>;
  return rest;
}
