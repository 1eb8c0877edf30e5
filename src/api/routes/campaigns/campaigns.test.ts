import type { FastifyInstance, InjectOptions } from 'fastify';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPerson, testPerson } from '../../../../test/support/sign-in.ts';
import {
  dayIn,
  openTestPlatform,
  platformSchemeFiles,
  type TestPlatform,
} from '../../../../test/support/test-platform.ts';
import { buildServer } from '../../server.ts';

let test: TestPlatform;
let server: FastifyInstance;
let office: TestPerson;
let unit: TestPerson;
beforeAll(async () => {
  test = await openTestPlatform();
  server = await buildServer(test.platform);
  office = await testPerson(test.pool, 'demo', [{ role: 'office', scope: null }]);
  unit = await testPerson(test.pool, 'demo', [{ role: 'unit', scope: 'u1' }]);
});
afterAll(async () => {
  await server?.close();
  await test?.close();
});

type Method = NonNullable<InjectOptions['method']>;
interface Sent {
  readonly body?: unknown;
  readonly as?: TestPerson;
  readonly revision?: number;
  readonly type?: string;
}

async function send(method: Method, path: string, { body, as = office, revision, type }: Sent = {}) {
  const reply = await server.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      ...as.browser,
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
    },
    ...(body === undefined ? {} : { payload: body as string | Buffer | object }),
  });
  const isJson = String(reply.headers['content-type']).includes('json');
  return { status: reply.statusCode, reply: isJson ? reply.json() : reply.rawPayload };
}

const days = { opensOn: dayIn(0), dueOn: dayIn(10), locksOn: dayIn(20) };

describe('schemes over HTTP', () => {
  it('go from a zip to a published version, checked, ruled on and compared on the way', async () => {
    const files = await platformSchemeFiles();
    const zip = Buffer.from(
      zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
    );
    const at = '/schemes/zipped/versions';
    expect(await send('POST', `${at}/zip`, { body: zip, type: 'application/zip' })).toMatchObject({
      status: 201,
      reply: { version: 1, state: 'draft', revision: 1 },
    });
    const ruling = { assumption: 'A-1', choice: '得满分', text: '照此办理。' };
    expect(await send('POST', `${at}/1/rulings`, { body: ruling })).toMatchObject({ status: 201 });
    const edit = { files: { 'examples/unit.yaml': files['examples/unit.yaml'] } };
    expect(await send('PATCH', `${at}/1/files`, { body: edit })).toMatchObject({ status: 428 });
    expect(await send('PATCH', `${at}/1/files`, { body: edit, revision: 1 })).toMatchObject({
      status: 409,
      reply: { given: edit, current: { revision: 2, files: {} } },
    });
    expect(await send('PATCH', `${at}/1/files`, { body: edit, revision: 2 })).toMatchObject({ status: 200 });
    expect(await send('POST', `${at}/1/check`)).toMatchObject({
      status: 200,
      reply: { ok: true, version: { state: 'checked' }, openQuestions: [] },
    });
    expect(await send('GET', `${at}/1/lint?on=2026-06-01`)).toMatchObject({ status: 200 });
    expect(await send('GET', `${at}/1`, { as: unit })).toMatchObject({ status: 404 });
    expect(await send('POST', `${at}/1/publish`, { body: { reason: '定稿' }, as: unit })).toMatchObject({
      status: 403,
    });
    expect(await send('POST', `${at}/1/publish`, { body: { reason: '定稿' } })).toMatchObject({
      status: 200,
    });
    expect(await send('POST', `${at}/1/publish`, { body: { reason: '定稿' } })).toMatchObject({
      status: 409,
    });
    for (const path of ['', '/files', '/rules', '/questions', '/lint', '/diff?from=1', '/zip'])
      expect([path, (await send('GET', `${at}/1${path}`, { as: unit })).status]).toEqual([path, 200]);
    const source = { kind: 'version', scheme: 'zipped', version: 1 };
    expect(await send('POST', at, { body: { reason: '下一年', source } })).toMatchObject({ status: 201 });
    expect(await send('GET', '/schemes')).toMatchObject({ status: 200 });
    expect(await send('GET', '/questions')).toMatchObject({ status: 200, reply: { items: [] } });
    expect(await send('GET', '/built-in-schemes')).toMatchObject({ reply: { items: ['shengzhou-2020'] } });
    expect(await send('GET', '/templates')).toMatchObject({ status: 200, reply: { items: [] } });
    expect(await send('GET', `${at}/1/templates`)).toMatchObject({ status: 200, reply: { items: [] } });
    expect(await send('GET', '/offices/demo/results')).toMatchObject({ status: 200, reply: { items: [] } });
  });

  it('come from a notice, which can be looked at beside the draft', async () => {
    const rows = [
      ['序号', '考核内容', '评分标准', '考核部门'],
      ['1', '责任落实(60分)', '未召开专题会议的，每少一次扣3分，扣完为止', '县安委办'],
      ['2', '隐患整改(40分)', '每有一处逾期未整改的扣5分，扣完为止', '县应急管理局'],
    ];
    const table = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('');
    const notice = `<p>考核对象：县级有关部门</p><p>2024年度县级部门考核细则</p><table>${table}</table>`;
    const path = `/notices?scheme=imported&fileName=${encodeURIComponent('办法.html')}`;
    expect(await send('POST', path, { body: Buffer.from(notice), type: 'text/html' })).toMatchObject({
      status: 201,
      reply: { version: { state: 'draft' }, imported: { tables: [{ total: '100' }] } },
    });
    const kept = '/schemes/imported/versions/1/notice';
    expect(await send('GET', kept)).toMatchObject({ status: 200, reply: { fileName: '办法.html' } });
    expect(await send('GET', '/schemes/zipped/versions/1/notice')).toMatchObject({ status: 404 });
    expect(await send('POST', path, { body: Buffer.from('PK'), type: 'text/html' })).toMatchObject({
      status: 422,
    });
    expect(
      await send('POST', path, { body: Buffer.from(notice), type: 'text/plain', as: unit }),
    ).toMatchObject({
      status: 403,
    });
  });
});

describe('campaigns over HTTP', () => {
  it('are made, edited, opened, and put on another version', async () => {
    const made = { id: 'c2', title: '考核', scheme: 'small', version: 1, ...days };
    expect(await send('POST', '/campaigns', { body: made })).toMatchObject({
      status: 201,
      reply: { state: 'preparing', units: 3 },
    });
    expect(await send('POST', '/campaigns', { body: made })).toMatchObject({ status: 409 });
    expect(await send('GET', '/campaigns/c2', { as: unit })).toMatchObject({ status: 404 });
    const edit = { title: '考核二', ...days, appealDays: 7 };
    expect(await send('PUT', '/campaigns/c2', { body: edit, revision: 1 })).toMatchObject({
      reply: { title: '考核二', revision: 2 },
    });
    expect(await send('PUT', '/campaigns/c2', { body: edit, revision: 1 })).toMatchObject({ status: 409 });
    expect(await send('POST', '/campaigns/c2/open')).toMatchObject({ reply: { state: 'collecting' } });
    expect(await send('GET', '/campaigns/c2', { as: unit })).toMatchObject({ status: 200 });
    const preview = '/campaigns/c2/version/preview?scheme=small&version=1';
    expect(await send('GET', preview)).toMatchObject({ reply: { same: true, changes: [] } });
    const change = { scheme: 'small', version: 1, reason: '调整' };
    expect(await send('POST', '/campaigns/c2/version', { body: change })).toMatchObject({ status: 409 });
    for (const path of ['', '/c2/progress', '/c2/versions', '/c2/calendar', '/c2/units'])
      expect([path, (await send('GET', `/campaigns${path}`, { as: unit })).status]).toEqual([path, 200]);
    expect(await send('DELETE', '/campaigns/c2')).toMatchObject({ status: 409 });
  });

  it('have a roster that is edited by unit, in bulk and as a file', async () => {
    const at = '/campaigns/2020/units';
    const row = { name: '四镇', kind: 'unit', cohort: '一组' };
    expect(await send('PUT', `${at}/u4`, { body: row })).toMatchObject({
      status: 200,
      reply: { revision: 1 },
    });
    expect(await send('PUT', `${at}/u4`, { body: row, revision: 9 })).toMatchObject({
      status: 409,
      reply: { code: 'revision-conflict', given: row, current: { unit: 'u4', revision: 1 } },
    });
    expect(await send('DELETE', `${at}/u4`)).toMatchObject({ status: 409 });
    const bulk = { rows: [{ unit: 'u5', ...row, attributes: { 在编人数: '7' } }] };
    expect(await send('POST', at, { body: bulk })).toMatchObject({ reply: { added: ['u5'] } });
    const strange = { rows: [{ unit: 'u5', ...row, attributes: { 人数: '7' } }] };
    expect(await send('POST', at, { body: strange })).toMatchObject({
      reply: { code: 'units-column-unknown' },
    });
    const file = await send('GET', `${at}/file`);
    expect(await send('POST', `${at}/file`, { body: file.reply, type: 'text/csv' })).toMatchObject({
      reply: { added: [], changed: [], removed: [] },
    });
    expect(await send('GET', `${at}/u5/history`)).toMatchObject({ reply: { items: [{ revision: 1 }] } });
    expect(await send('GET', at, { as: unit })).toMatchObject({ reply: { items: [{ unit: 'u1' }] } });
  });

  it('have a calendar, and remind', async () => {
    const at = '/campaigns/2020/calendar';
    const added = await send('POST', at, { body: { on: dayIn(2), title: '推进会' } });
    expect(added).toMatchObject({ status: 201, reply: { audience: 'all', revision: 1 } });
    const path = `${at}/${added.reply.id}`;
    const body = { on: dayIn(3), title: '推进会', audience: 'leads' };
    expect(await send('PUT', path, { body, revision: 1 })).toMatchObject({ reply: { revision: 2 } });
    expect(await send('PUT', path, { body, revision: 1 })).toMatchObject({
      status: 409,
      reply: { given: { title: '推进会' }, current: { revision: 2 } },
    });
    expect(await send('DELETE', path)).toMatchObject({ status: 204 });
    const reminder = { units: ['u1'], text: '请填报' };
    expect(await send('POST', '/campaigns/2020/reminders', { body: reminder })).toMatchObject({
      reply: { reminded: 1 },
    });
  });
});
