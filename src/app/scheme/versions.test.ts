import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codes,
  good,
  openTestPlatform,
  platformSchemeFiles,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import type { SchemeVersionInfo } from '../../port/store-scheme.ts';
import type { Texts } from './accept-texts.ts';
import { checkVersion, lintVersion } from './check-version.ts';
import { compareVersions } from './compare-versions.ts';
import { describeVersion } from './describe-version.ts';
import { editDraftFiles } from './edit-draft.ts';
import { listSchemeVersions, readVersionFiles, showVersion } from './find-version.ts';
import { publishScheme } from './publish-version.ts';
import { readZip } from './read-zip.ts';
import { startSchemeDraft } from './start-draft.ts';

let test: TestPlatform;
let files: Texts;
beforeAll(async () => {
  test = await openTestPlatform();
  files = await platformSchemeFiles();
});
afterAll(() => test.close());

let count = 0;
const start = async (more: Texts = {}): Promise<SchemeVersionInfo> => {
  count += 1;
  const source = { kind: 'files', files: { ...files, ...more } } as const;
  const asked = { scheme: `draft-${count}`, reason: '', source };
  return good(await startSchemeDraft(test.platform, test.actors.office, asked));
};
const check = (version: SchemeVersionInfo) => checkVersion(test.platform, test.actors.office, version);
const publish = (version: SchemeVersionInfo, actor = test.actors.office) =>
  publishScheme(test.platform, actor, { ...version, revision: null, reason: '经会议研究' });
const audited = async (subject: string): Promise<readonly string[]> => {
  const found = await test.pool.query(
    'SELECT action FROM zhunsheng.audit_entry WHERE subject = $1 ORDER BY sequence',
    [subject],
  );
  return found.rows.map((row) => row.action);
};

describe('a scheme', () => {
  it('goes from draft to checked to published, each step in the audit log', async () => {
    const draft = await start();
    expect(draft).toMatchObject({ version: 1, state: 'draft', title: '小县年度考核', createdBy: 'office-1' });
    expect(codes(await publish(draft))).toEqual(['scheme-version-state']);
    const checked = good(await check(draft));
    expect(checked).toMatchObject({
      ok: true,
      version: { state: 'checked' },
      openQuestions: [{ id: 'A-1' }],
    });
    expect(checked.examples).toHaveLength(10);
    const published = good(await publish(draft));
    expect(published).toMatchObject({
      state: 'published',
      publishedBy: 'office-1',
      publishReason: '经会议研究',
    });
    expect(await audited(`scheme/${draft.scheme}/1`)).toEqual([
      'scheme.edit',
      'scheme.edit',
      'scheme.publish',
    ]);
    const edit = { ...draft, revision: null, files: { 'units.csv': '' } };
    expect(codes(await editDraftFiles(test.platform, test.actors.office, edit))).toEqual([
      'scheme-version-state',
    ]);
  });

  it('is published with a reason, and only after a check without errors', async () => {
    const table = (files['tables/unit.yaml'] ?? '').replace('points: 40', 'points: 41');
    const draft = await start({ 'tables/unit.yaml': table });
    const checked = good(await check(draft));
    expect(checked).toMatchObject({ ok: false, version: { state: 'draft' } });
    expect(checked.problems.map((each) => [each.code, each.at?.file])).toContainEqual([
      'points-mismatch',
      'tables/unit.yaml',
    ]);
    expect(codes(await publish(draft))).toEqual(['scheme-version-state']);
    const mended = { ...draft, revision: 1, files: { 'tables/unit.yaml': files['tables/unit.yaml'] ?? '' } };
    good(await editDraftFiles(test.platform, test.actors.office, mended));
    good(await check(draft));
    const silent = { ...draft, revision: null, reason: ' ' };
    expect(codes(await publishScheme(test.platform, test.actors.office, silent))).toEqual([
      'scheme-reason-missing',
    ]);
  });

  it('is published once, though a hundred ask at the same time', async () => {
    const draft = await start();
    good(await check(draft));
    const done = await Promise.all(Array.from({ length: 100 }, () => publish(draft)));
    expect(done.filter((each) => each.ok)).toHaveLength(1);
    expect(new Set(done.filter((each) => !each.ok).flatMap(codes))).toEqual(
      new Set(['scheme-version-state']),
    );
    expect(
      (await audited(`scheme/${draft.scheme}/1`)).filter((each) => each === 'scheme.publish'),
    ).toHaveLength(1);
  });

  it('edited by two from the same revision keeps the first edit and tells the second', async () => {
    const draft = await start();
    const edit = (title: string) =>
      editDraftFiles(test.platform, test.actors.office, {
        ...draft,
        revision: 1,
        files: { 'scheme.yaml': (files['scheme.yaml'] ?? '').replace('小县年度考核', title) },
      });
    const done = await Promise.all([edit('甲版'), edit('乙版')]);
    const [kept] = done.filter((each) => each.ok);
    const [lost] = done.filter((each) => !each.ok);
    expect(lost?.problems).toMatchObject([
      { code: 'revision-conflict', params: { given: '1', current: '2' } },
    ]);
    const now = good(await readVersionFiles(test.platform, test.actors.office, draft));
    expect(now.title).toBe(kept?.ok ? kept.value.title : '');
  });

  it('has a new version only with a reason, and the two differ by meaning and by text', async () => {
    const first = await start();
    const source = { kind: 'version', scheme: first.scheme, version: 1 } as const;
    const next = (reason: string) =>
      startSchemeDraft(test.platform, test.actors.office, { scheme: first.scheme, reason, source });
    expect(codes(await next(''))).toEqual(['scheme-reason-missing']);
    const second = good(await next('调整办结率分值'));
    expect(second).toMatchObject({
      version: 2,
      origin: { kind: 'version', scheme: first.scheme, version: 1 },
    });
    const table = (files['tables/unit.yaml'] ?? '')
      .replace('points: 40', 'points: 35')
      .replace('points: 30', 'points: 35');
    const edit = { ...second, revision: 1, files: { 'tables/unit.yaml': table } };
    good(await editDraftFiles(test.platform, test.actors.office, edit));
    const diff = good(await compareVersions(test.platform, test.actors.office, first, second));
    const about = { subject: 'indicator', change: 'changed', table: 'unit', field: 'points' };
    expect(diff).toMatchObject({
      same: false,
      changes: [
        { ...about, id: 'done', from: '40', to: '35' },
        { ...about, id: 'help', from: '30', to: '35' },
      ],
    });
    expect(diff.files.map(({ path, change }) => [path, change])).toEqual([['tables/unit.yaml', 'changed']]);
    expect(diff.files[0]?.patch).toContain('-        points: 40\n+        points: 35');
  });

  it('comes from a zip of its folder, and from the schemes that come with the product', async () => {
    const packed = zipSync(
      Object.fromEntries(
        Object.entries(files).map(([path, text]) => [`小县/${path}`, new TextEncoder().encode(text)]),
      ),
    );
    expect(good(readZip(packed))).toEqual(files);
    expect(codes(readZip(new Uint8Array([1, 2, 3])))).toEqual(['scheme-zip-unreadable']);
    const asked = {
      scheme: 'own',
      reason: '',
      source: { kind: 'built-in', folder: 'shengzhou-2020' },
    } as const;
    const draft = good(await startSchemeDraft(test.platform, test.actors.office, asked));
    expect(draft.title).toContain('嵊州市2020年');
    const unknown = { ...asked, source: { kind: 'built-in', folder: '../src' } } as const;
    expect(codes(await startSchemeDraft(test.platform, test.actors.office, unknown))).toEqual(['not-found']);
  });

  it('refuses paths and texts that cannot be kept', async () => {
    const edit = async (path: string, text: string) => {
      const asked = {
        scheme: 'bad',
        reason: '',
        source: { kind: 'files', files: { [path]: text } },
      } as const;
      return codes(await startSchemeDraft(test.platform, test.actors.office, asked));
    };
    expect(await edit('../x.yaml', '')).toEqual(['scheme-path-invalid']);
    expect(await edit('/etc/x.yaml', '')).toEqual(['scheme-path-invalid']);
    expect(await edit('a/../../x.yaml', '')).toEqual(['scheme-path-invalid']);
    expect(await edit('scheme.yaml', 'a\u0000b')).toEqual(['text-unprintable']);
    expect(await edit('scheme.yaml', '\ud800')).toEqual(['text-unprintable']);
  });

  it('is described in sentences, and checked against red lines of a day', async () => {
    const lines = good(
      await describeVersion(test.platform, test.actors.unit('u1'), {
        ...{ scheme: 'small', version: 1, table: null, language: 'zh' },
      }),
    );
    expect(lines.map((each) => each.indicator)).toEqual(['done', 'help', 'training', 'panel', 'plus']);
    const linted = await lintVersion(test.platform, test.actors.office, {
      ...{ scheme: 'small', version: 1, on: '2020-01-01' },
    });
    expect(good(linted).redLines).toEqual([]);
    expect(good(linted).burden.units[0]?.requests.map((each) => each.dataset)).toEqual(['培训']);
  });
});

describe('a draft', () => {
  it('is seen, changed and published by the office only', async () => {
    const draft = await start();
    good(await check(draft));
    const { lead, unit, expert, leader, systemAdmin } = test.actors;
    for (const actor of [lead('甲局'), unit('u1'), expert(1), leader]) {
      expect(codes(await showVersion(test.platform, actor, draft))).toEqual(['scheme-version-missing']);
      const listed = good(await listSchemeVersions(test.platform, actor, null));
      expect(listed.every((each) => each.state === 'published')).toBe(true);
      expect(listed.map((each) => each.scheme)).toContain('small');
      expect(codes(await publish(draft, actor))).toEqual(['not-allowed']);
      expect(codes(await checkVersion(test.platform, actor, draft))).toEqual(['not-allowed']);
      const edit = { ...draft, revision: null, files: {} };
      expect(codes(await editDraftFiles(test.platform, actor, edit))).toEqual(['not-allowed']);
    }
    expect(codes(await showVersion(test.platform, systemAdmin, draft))).toEqual(['not-allowed']);
    expect(codes(await publish(draft, test.actors.token(test.actors.office, 'manage')))).toEqual([
      'token-scope-missing',
    ]);
  });

  it('of another office is not there, whatever is asked', async () => {
    const draft = await start();
    const { stranger } = test.actors;
    expect(codes(await showVersion(test.platform, stranger, draft))).toEqual(['scheme-version-missing']);
    expect(codes(await publish(draft, stranger))).toEqual(['scheme-version-missing']);
    expect(good(await listSchemeVersions(test.platform, stranger, null))).toEqual([]);
    expect(
      await test.inOffice(
        (client) =>
          client.query('UPDATE zhunsheng.scheme_version SET title = $1', ['x']).then((r) => r.rowCount),
        'other',
      ),
    ).toBe(0);
  });
});
