import { z } from 'zod';
import { assumptionFile } from './assumption-file.ts';
import { calendarFile } from './calendar-file.ts';
import { datasetFile } from './dataset.ts';
import { exampleFile } from './example-file.ts';
import { schemeFile } from './scheme-file.ts';
import { tableFile } from './table-file.ts';

const shapes = {
  scheme: schemeFile,
  calendar: calendarFile,
  dataset: datasetFile,
  table: tableFile,
  example: exampleFile,
  assumption: assumptionFile,
} as const;

export type SchemaKind = keyof typeof shapes;
export const schemaKinds = Object.keys(shapes) as readonly SchemaKind[];

/**
 * The JSON Schema (draft-07) of one kind of scheme file, for editors to complete and check by. It allows what the reader
 * reads: an unquoted number where the reader takes text. What only the reader knows (sums, names) it cannot say.
 */
export function jsonSchemaOf(kind: SchemaKind): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(shapes[kind], {
    target: 'draft-7',
    io: 'input',
    reused: 'inline',
  });
  return { $schema, $id: `${kind}.schema.json`, title: `准绳 Zhunsheng: ${kind}`, ...rest };
}
