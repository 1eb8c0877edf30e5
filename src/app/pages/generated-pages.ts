import { errorsPage } from '../../core/problem/errors-page.ts';
import { jsonSchemaOf, schemaKinds } from '../../core/scheme/shape/json-schema.ts';
import { settingsSchema } from '../generate/settings-schema.ts';

/** The files of `docs/` that are made from the code, by path; `npm run docs` writes them, a test holds them up to date. */
export function generatedPages(): Readonly<Record<string, string>> {
  const shapes = [
    ...schemaKinds.map((kind) => [kind, jsonSchemaOf(kind)] as const),
    ['generator', settingsSchema()] as const,
  ];
  const schemas = shapes.map(([kind, schema]) => [
    `docs/schema/${kind}.schema.json`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  return Object.fromEntries([...schemas, ['docs/errors.md', errorsPage()]]);
}
