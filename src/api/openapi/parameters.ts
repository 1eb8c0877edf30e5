import type { z } from 'zod';
import type { Route } from '../route.ts';
import { type JsonSchema, jsonSchemaOf, type SharedSchemas } from './json-schema.ts';

type Parameter = Readonly<Record<string, unknown>>;

/** The parameters of a route: in its path, its query and its headers. */
export function parametersOf(spec: Route, shared: SharedSchemas): readonly Parameter[] {
  return [
    ...inPath(spec, shared),
    ...fieldsOf(spec.query, `${spec.id}.query`, shared).map(([name, schema, required]) => ({
      name,
      in: 'query',
      required,
      schema,
    })),
    ...(spec.ifMatch === true ? [ifMatch] : []),
    ...(spec.method === 'POST' && spec.access !== 'public' && spec.file === undefined
      ? [idempotencyKey]
      : []),
  ];
}

/** Fastify writes `:name` what OpenAPI writes `{name}`. */
export const openApiPath = (path: string): string => path.replaceAll(/:(\w+)/g, '{$1}');

function inPath(spec: Route, shared: SharedSchemas): readonly Parameter[] {
  const known = new Map(
    fieldsOf(spec.params, `${spec.id}.path`, shared).map(([name, schema]) => [name, schema]),
  );
  const names = [...spec.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  return names.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: known.get(name) ?? { type: 'string' },
  }));
}

type Field = readonly [name: string, schema: JsonSchema, required: boolean];

function fieldsOf(schema: z.ZodType | undefined, name: string, shared: SharedSchemas): readonly Field[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchemaOf(schema, 'input', name, shared) as {
    readonly properties?: Readonly<Record<string, JsonSchema>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, each]) => [name, each, required.includes(name)]);
}

const ifMatch: Parameter = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description:
    '读取时得到的 ETag；已被他人修改时返回 409。The ETag that was read; 409 when it was changed meanwhile.',
  schema: { type: 'string' },
};

const idempotencyKey: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    '同一标识、同样内容的请求只生效一次，重发得到同一个答复。The same request with the same key takes effect once and gets the same reply.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};
