import { type Action, ruleOf } from '../../access/actions.ts';
import type { Route } from '../route.ts';
import { jsonSchemaOf, type SharedSchemas } from './json-schema.ts';
import { parametersOf } from './parameters.ts';

/** One route as an OpenAPI operation. */
export function operationOf(spec: Route, shared: SharedSchemas): Readonly<Record<string, unknown>> {
  const parameters = parametersOf(spec, shared);
  return {
    operationId: spec.id,
    tags: [spec.tag],
    summary: spec.summary.zh,
    description: `${spec.summary.en}\n\n${accessText(spec)}`,
    security: spec.access === 'public' ? [] : securityOf(spec),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...bodyOf(spec, shared),
    responses: { ...goodReply(spec, shared), default: { $ref: '#/components/responses/Problem' } },
    'x-access': spec.access,
  };
}

function accessText({ access }: Route): string {
  if (access === 'public') return '无需登录。Public.';
  if (access === 'signed-in') return '任何已登录账户。Any account signed in.';
  const { roles, scope } = ruleOf(access as Action);
  const who = Object.entries(roles).map(([role, reach]) => `${role} (${reach})`);
  return `角色 Roles: ${who.join(', ')}。令牌范围 Token scope: ${scope ?? '—'}。`;
}

/** Actions without a token scope are only for people who are signed in. */
function securityOf({ access }: Route): readonly Record<string, readonly string[]>[] {
  const withToken = access === 'signed-in' || ruleOf(access as Action).scope !== null;
  return withToken ? [{ session: [] }, { token: [] }] : [{ session: [] }];
}

function bodyOf(spec: Route, shared: SharedSchemas): Readonly<Record<string, unknown>> {
  if (spec.bodyKind === 'stream') {
    const content = { '*/*': { schema: {} } };
    return { requestBody: { required: true, content } };
  }
  if (spec.body === undefined) return {};
  const content = {
    'application/json': { schema: jsonSchemaOf(spec.body, 'input', `${spec.id}.body`, shared) },
  };
  return { requestBody: { required: true, content } };
}

function goodReply(spec: Route, shared: SharedSchemas): Readonly<Record<string, unknown>> {
  const description = '成功 Done';
  const schema =
    spec.reply === undefined ? undefined : jsonSchemaOf(spec.reply, 'output', `${spec.id}.reply`, shared);
  const content = {
    ...(schema === undefined ? {} : { 'application/json': { schema } }),
    ...(spec.file === undefined ? {} : { [spec.file]: { schema: {} } }),
  };
  const isEmpty = Object.keys(content).length === 0;
  const status = spec.status ?? (isEmpty ? 204 : 200);
  const headers = hasRevision(schema) ? { headers: { ETag: { schema: { type: 'string' } } } } : {};
  return { [status]: { description, ...headers, ...(isEmpty ? {} : { content }) } };
}

const hasRevision = (schema: Readonly<Record<string, unknown>> | undefined): boolean =>
  typeof schema?.properties === 'object' && schema.properties !== null && 'revision' in schema.properties;
