import { z } from 'zod';
import { settingsFormat } from './settings-format.ts';

/** The JSON Schema (draft-07) of `generator.yaml`, for editors. Names of the scheme it cannot know. */
export function settingsSchema(): Readonly<Record<string, unknown>> {
  const { $schema, ...rest } = z.toJSONSchema(settingsFormat, { target: 'draft-7' });
  return { $schema, $id: 'generator.schema.json', title: '准绳 Zhunsheng: generator', ...rest };
}
