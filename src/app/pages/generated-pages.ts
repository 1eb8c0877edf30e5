import { errorsPage } from '../../core/problem/errors-page.ts';
import { jsonSchemaOf, schemaKinds } from '../../core/scheme/shape/json-schema.ts';

/** The files of `docs/` that are made from the code, by path; `npm run docs` writes them, a test holds them up to date. */
export function generatedPages(): Readonly<Record<string, string>> {
  const schemas = schemaKinds.map((kind) => [
    `docs/schema/${kind}.schema.json`,
    `${JSON.stringify(jsonSchemaOf(kind), null, 2)}\n`,
  ]);
  return Object.fromEntries([...schemas, ['docs/errors.md', errorsPage()]]);
}
