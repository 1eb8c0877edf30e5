import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { routes } from '../routes.ts';
import { openApiDocument } from './document.ts';

const document = openApiDocument(routes);
const root = join(import.meta.dirname, '..', '..', '..');

describe('the OpenAPI document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const found = await validator.validate(structuredClone(document));
    expect([validator.version, found.errors]).toEqual(['3.1', undefined]);
  });

  it('is the one in docs/ (else: npm run docs)', async () => {
    const committed = JSON.parse(await readFile(join(root, 'docs', 'openapi.json'), 'utf8'));
    expect(committed).toEqual(JSON.parse(JSON.stringify(document)));
  });
});

describe('the table of routes', () => {
  it('has one id, and one method and path, for each', () => {
    const ids = routes.map((each) => each.id);
    const places = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`);
    expect(ids.filter((each, i) => ids.indexOf(each) !== i)).toEqual([]);
    expect(places.filter((each, i) => places.indexOf(each) !== i)).toEqual([]);
  });

  it('reads every name in a path by a schema, and takes no body with GET', () => {
    for (const { id, path, params, method, body } of routes) {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      expect([id, names.length > 0]).toEqual([id, params !== undefined]);
      if (method === 'GET') expect([id, body]).toEqual([id, undefined]);
    }
  });
});
