import { createHash, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestPerson, testPerson } from '../../../test/support/sign-in.ts';
import { openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { act } from '../../app/work/act.ts';
import { fail, ok, problem } from '../../core/problem/problem.ts';
import { type Route, route } from '../route.ts';
import { buildServer } from '../server.ts';

const tag = 'test';
const summary = { zh: '测试', en: 'test' };
const each = { tag, summary, access: 'signed-in', method: 'POST' } as const;
const body = z.strictObject({ name: z.string() });
const reply = z.strictObject({ name: z.string(), number: z.int() });

/** What happens between the effect and the reply of the next request. */
let between: () => Promise<void> = async () => undefined;
let before: () => Promise<void> = async () => undefined;
let effects = 0;

const deed = (name: string) => ({ action: 'campaign.edit', subject: name, details: {} }) as const;

const routes: readonly Route[] = [
  route({
    ...each,
    id: 'test.make',
    path: '/things',
    body,
    reply,
    status: 201,
    run: async ({ platform, actor, body: { name } }) => {
      const made = await act(platform, actor, async (work) => {
        await before();
        work.record(deed(name));
        return name === 'no' ? fail(problem('not-found', { what: name })) : ok({ name, number: ++effects });
      });
      await between();
      return made;
    },
  }),
  route({
    ...each,
    id: 'test.told-otherwise',
    path: '/otherwise',
    body,
    reply,
    run: async ({ platform, actor, body: { name } }) => {
      const made = await act(platform, actor, async (work) => {
        work.record(deed(name));
        return ok(name);
      });
      await between();
      return made.ok ? ok({ name: made.value, number: 1 }) : made;
    },
  }),
  route({
    ...each,
    id: 'test.token',
    path: '/tokens',
    secret: true,
    reply: z.strictObject({ token: z.string() }),
    run: ({ platform, actor }) =>
      act(platform, actor, async (work) => {
        work.record(deed('token'));
        return ok({ token: 'very-secret' });
      }),
  }),
  route({
    ...each,
    id: 'test.load',
    path: '/load',
    bodyKind: 'stream',
    reply: z.strictObject({ sha256: z.string() }),
    run: async ({ platform, actor, stream }) => {
      const sha256 = createHash('sha256');
      for await (const chunk of stream) sha256.update(chunk as Buffer);
      return act(platform, actor, async (work) => {
        work.record(deed('load'));
        return ok({ sha256: sha256.digest('hex') });
      });
    },
  }),
];

let test: TestPlatform;
let app: FastifyInstance;
let person: TestPerson;
beforeAll(async () => {
  test = await openTestPlatform();
  person = await testPerson(test.pool, test.office, [{ role: 'office', scope: null }]);
  app = await buildServer(test.platform, { routes });
});
afterAll(async () => {
  await app.close();
  await test.close();
});
beforeEach(() => {
  effects = 0;
  between = before = async () => undefined;
});

const send = (url: string, payload: object, key: string, as = person) =>
  app.inject({
    method: 'POST',
    url: `/api/v1${url}`,
    payload,
    headers: { ...as.token, 'idempotency-key': key },
  });
const entries = async (subject: string): Promise<number> => {
  const found = await test.pool.query('SELECT 1 FROM zhunsheng.audit_entry WHERE subject = $1', [subject]);
  return found.rowCount ?? 0;
};
const expire = (key: string) =>
  test.pool.query(
    `UPDATE zhunsheng.idempotency SET lease_until = now() - interval '1 second' WHERE key = $1`,
    [key],
  );
/** A crash at the worst moment: nothing after it happens. */
const crash = async () => {
  throw new Error('the process is gone');
};

describe('the same request with the same key', () => {
  it('sent 50 times at once has one effect, and all get one reply', async () => {
    const key = randomUUID();
    const replies = await Promise.all(Array.from({ length: 50 }, () => send('/things', { name: key }, key)));
    expect(new Set(replies.map((one) => `${one.statusCode} ${one.body}`)).size).toBe(1);
    expect(replies[0]?.statusCode).toBe(201);
    expect(replies.filter((one) => one.headers['idempotency-replayed'] === 'true')).toHaveLength(49);
    expect([effects, await entries(key)]).toEqual([1, 1]);
  });

  it('with another body, address or route is refused', async () => {
    const key = randomUUID();
    await send('/things', { name: 'a' }, key);
    for (const [url, name] of [
      ['/things', 'b'],
      ['/otherwise', 'a'],
    ] as const) {
      const other = await send(url, { name }, key);
      expect([other.statusCode, other.json().code]).toEqual([422, 'idempotency-key-reused']);
    }
    expect(effects).toBe(1);
  });

  it('of another account is another request', async () => {
    const key = randomUUID();
    const other = await testPerson(test.pool, test.office, [{ role: 'office', scope: null }]);
    await send('/things', { name: 'a' }, key);
    const reply = await send('/things', { name: 'b' }, key, other);
    expect([reply.statusCode, reply.json().name]).toEqual([201, 'b']);
  });

  it('that was refused may be sent again: nothing happened', async () => {
    const key = randomUUID();
    expect((await send('/things', { name: 'no' }, key)).statusCode).toBe(404);
    expect((await send('/things', { name: 'yes' }, key)).statusCode).toBe(201);
  });

  it('with a key that is none is refused', async () => {
    expect((await send('/things', { name: 'a' }, 'with blanks')).json().code).toBe('idempotency-key-invalid');
  });
});

describe('a crash', () => {
  it('between effect and reply: who asks again gets the reply, without a second effect', async () => {
    const key = randomUUID();
    between = crash;
    expect((await send('/things', { name: key }, key)).statusCode).toBe(500);
    between = async () => undefined;
    await expire(key);
    const reply = await send('/things', { name: key }, key);
    expect([reply.statusCode, reply.json()]).toEqual([201, { name: key, number: 1 }]);
    expect(await entries(key)).toBe(1);
  });

  it('after which the reply cannot be made up: it is said that it was done', async () => {
    const key = randomUUID();
    between = crash;
    await send('/otherwise', { name: key }, key);
    between = async () => undefined;
    await expire(key);
    const reply = await send('/otherwise', { name: key }, key);
    expect([reply.statusCode, reply.json().code]).toEqual([409, 'idempotency-reply-lost']);
    expect(await entries(key)).toBe(1);
  });

  it('before the effect: who asks again has it carried out', async () => {
    const key = randomUUID();
    before = crash;
    await send('/things', { name: key }, key);
    before = async () => undefined;
    expect((await send('/things', { name: key }, key)).statusCode).toBe(201);
    expect(await entries(key)).toBe(1);
  });

  it('that was none: a try that was only slow cannot commit after another took over', async () => {
    const key = randomUUID();
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      release = done;
    });
    before = () => held;
    const slow = send('/things', { name: key }, key);
    await expect.poll(() => expire(key).then((one) => one.rowCount)).toBe(1);
    before = async () => undefined;
    expect((await send('/things', { name: key }, key)).statusCode).toBe(201);
    release();
    const late = await slow;
    expect([late.statusCode, late.json().code]).toEqual([409, 'idempotency-key-busy']);
    expect(await entries(key)).toBe(1);
  });
});

describe('what is kept', () => {
  it('is never a secret', async () => {
    const key = randomUUID();
    expect((await send('/tokens', {}, key)).json()).toEqual({ token: 'very-secret' });
    expect((await send('/tokens', {}, key)).json().code).toBe('idempotency-reply-lost');
    const rows = await test.pool.query('SELECT i::text AS all FROM zhunsheng.idempotency AS i');
    expect(JSON.stringify(rows.rows)).not.toContain('very-secret');
  });

  it('covers streamed bodies: the same gets the same reply, another one is refused', async () => {
    const key = randomUUID();
    const load = (text: string) =>
      app.inject({
        method: 'POST',
        url: '/api/v1/load',
        headers: { ...person.token, 'idempotency-key': key, 'content-type': 'text/csv' },
        payload: Readable.from([Buffer.from(text)]),
      });
    const first = await load('a,b\n1,2\n');
    const second = await load('a,b\n1,2\n');
    expect([second.json(), second.headers['idempotency-replayed']]).toEqual([first.json(), 'true']);
    expect((await load('a,b\n1,3\n')).json().code).toBe('idempotency-key-reused');
    expect(await entries('load')).toBe(1);
  });
});
