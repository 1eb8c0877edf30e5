import type { Route } from '../route.ts';
import { problemDocumentSchema } from '../shell/problem-document.ts';
import { jsonSchemaOf, type SharedSchemas } from './json-schema.ts';
import { operationOf } from './operation.ts';
import { openApiPath } from './parameters.ts';

/** The OpenAPI 3.1 document of a table of routes. It depends on the routes alone. */
export function openApiDocument(routes: readonly Route[]): Readonly<Record<string, unknown>> {
  const shared: SharedSchemas = new Map();
  const paths = pathsOf(routes, shared);
  const problemSchema = jsonSchemaOf(problemDocumentSchema, 'output', 'Problem', shared);
  return {
    openapi: '3.1.0',
    info: {
      title: '准绳 Zhunsheng',
      version: 'v1',
      description: about,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    tags: [...new Set(routes.map((each) => each.tag))].sort().map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '访问令牌 Access token' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'zhunsheng-session',
          description: '网页登录 Browser session',
        },
      },
      schemas: { Problem: problemSchema, ...Object.fromEntries(shared) },
      responses: {
        Problem: {
          description: '未能办理：说明原因和处理办法。Refused: what is wrong, and what to do.',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

const about = `考核办法执行平台的接口。时刻一律为 UTC；精确数值一律为十进制字符串；错误一律为 application/problem+json，语言随 Accept-Language（默认中文）。说明见 docs/api.md。

The API of the assessment platform. Moments are UTC; exact numbers are decimal strings; every refusal is application/problem+json in the language of Accept-Language (Chinese by default). See docs/api.md.`;

function pathsOf(routes: readonly Route[], shared: SharedSchemas): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  const sorted = [...routes].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const spec of sorted) {
    const path = openApiPath(spec.path);
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operationOf(spec, shared) };
  }
  return paths;
}

const keyOf = ({ path, method }: Route): string => `${path} ${method}`;
