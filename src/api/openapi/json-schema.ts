import { z } from 'zod';

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that refer to themselves stand apart, under `components`, by name. */
export type SharedSchemas = Map<string, JsonSchema>;

/** What a schema accepts (`input`) or gives (`output`) as JSON Schema 2020-12. Shared parts are named after `name`. */
export function jsonSchemaOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  name: string,
  shared: SharedSchemas,
): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-2020-12',
    io,
    // What JSON cannot say, such as a transformation, is left open; the route itself checks it.
    unrepresentable: 'any',
    reused: 'inline',
    cycles: 'ref',
  });
  const { $schema: _left, '~standard': _also, $defs = {}, ...rest } = made as Record<string, unknown>;
  const place = name.replaceAll(/[^\w.-]/g, '_');
  for (const [key, part] of Object.entries($defs as Record<string, unknown>))
    shared.set(`${place}.${key}`, withPlaces(part, place) as JsonSchema);
  if (!JSON.stringify(rest).includes('"$ref":"#"')) return withPlaces(rest, place) as JsonSchema;
  shared.set(place, withPlaces(rest, place) as JsonSchema);
  return { $ref: `#/components/schemas/${place}` };
}

/** References within a schema, as references within the document. */
function withPlaces(value: unknown, place: string): unknown {
  if (Array.isArray(value)) return value.map((each) => withPlaces(each, place));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => {
    const isReference = key === '$ref' && typeof each === 'string';
    return [key, isReference ? placeOf(each, place) : withPlaces(each, place)];
  });
  return Object.fromEntries(entries);
}

const placeOf = (reference: string, place: string): string =>
  reference === '#'
    ? `#/components/schemas/${place}`
    : reference.replace(/^#\/\$defs\//, `#/components/schemas/${place}.`);
