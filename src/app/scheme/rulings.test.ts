import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codes,
  good,
  openTestPlatform,
  platformSchemeFiles,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeVersionInfo } from '../../port/store-scheme.ts';
import { checkVersion } from './check-version.ts';
import { readVersionFiles } from './find-version.ts';
import { importDraft, showNotice } from './import-draft.ts';
import { listOpenQuestions, listVersionQuestions } from './list-questions.ts';
import { makeRuling } from './make-ruling.ts';
import { startSchemeDraft } from './start-draft.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

let count = 0;
const start = async (): Promise<SchemeVersionInfo> => {
  count += 1;
  const source = { kind: 'files', files: await platformSchemeFiles() } as const;
  return good(
    await startSchemeDraft(test.platform, test.actors.office, { scheme: `r-${count}`, reason: '', source }),
  );
};
const rule = (actor: Actor, draft: SchemeVersionInfo, more: { choice?: string; revision?: number } = {}) =>
  makeRuling(test.platform, actor, {
    ...draft,
    revision: null,
    assumption: 'A-1',
    choice: '得满分',
    text: '没有督办事项的得满分。',
    ...more,
  });

describe('an open question', () => {
  it('is ruled on by the lead it names, whose account, words and moment are kept, and is open no more', async () => {
    const draft = await start();
    const lead = test.actors.lead('甲局');
    const before = good(await listVersionQuestions(test.platform, lead, draft));
    expect(before.questions).toMatchObject([{ id: 'A-1', open: true, mine: true, indicators: ['done'] }]);
    const asked = good(await listOpenQuestions(test.platform, lead)).map((each) => each.scheme);
    expect(asked).toContain(draft.scheme);
    good(await rule(lead, draft));
    const after = good(await listVersionQuestions(test.platform, lead, draft));
    expect(after.questions).toMatchObject([
      { open: false, ruling: { by: '甲局 甲局经办', choice: '得满分', text: '没有督办事项的得满分。' } },
    ]);
    expect(after.rulings).toMatchObject([{ account: 'lead-甲局', name: '甲局经办', assumption: 'A-1' }]);
    expect(after.rulings[0]?.ruledAt).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/);
    const { files } = good(await readVersionFiles(test.platform, test.actors.office, draft));
    expect(files['assumptions.yaml']).toContain('甲局 甲局经办');
    const checked = good(await checkVersion(test.platform, test.actors.office, draft));
    expect(checked).toMatchObject({ ok: true, openQuestions: [] });
  });

  it('ruled otherwise than the formulas go stays open', async () => {
    const draft = await start();
    good(await rule(test.actors.office, draft, { choice: '不得分' }));
    const { questions } = good(await listVersionQuestions(test.platform, test.actors.office, draft));
    expect(questions).toMatchObject([{ open: true, follows: '得满分', ruling: { by: '考核办一' } }]);
  });

  it('is not for others: another lead does not see it, nobody else may rule', async () => {
    const draft = await start();
    const other = test.actors.lead('乙局');
    expect(codes(await listVersionQuestions(test.platform, other, draft))).toEqual([
      'scheme-version-missing',
    ]);
    expect(codes(await rule(other, draft))).toEqual(['not-found']);
    expect(codes(await rule(test.actors.unit('u1'), draft))).toEqual(['not-allowed']);
    expect(codes(await rule(test.actors.stranger, draft))).toEqual(['scheme-version-missing']);
    expect(codes(await rule(test.actors.token(test.actors.office, 'manage'), draft))).toEqual([
      'token-scope-missing',
    ]);
    expect(good(await listOpenQuestions(test.platform, other))).toEqual([]);
  });

  it('takes one of its choices, from the revision that is there, in a version that is not published', async () => {
    const draft = await start();
    const { office } = test.actors;
    expect(codes(await rule(office, draft, { choice: '减半' }))).toEqual(['ruling-choice-unknown']);
    expect(codes(await rule(office, draft, { revision: 7 }))).toEqual(['revision-conflict']);
    expect(codes(await rule(office, { ...draft, scheme: 'small' }))).toEqual(['scheme-version-state']);
    expect(codes(await rule(office, { ...draft, version: 9 }))).toEqual(['scheme-version-missing']);
  });
});

describe('a notice', () => {
  it('becomes a draft, with what was read beside it', async () => {
    const path = join(import.meta.dirname, '../../../../shared/seed/notice-2020.txt');
    const bytes = await readFile(path).catch(() => null);
    if (bytes === null) return console.warn('the notice of 2020 is not beside this repository: skipped');
    const asked = { scheme: 'county-2020', reason: '', fileName: 'notice-2020.txt', bytes };
    const { version, imported } = good(await importDraft(test.platform, test.actors.office, asked));
    expect(version).toMatchObject({ state: 'draft', version: 1, origin: { kind: 'notice' } });
    expect(imported.tables).toHaveLength(2);
    const notice = good(await showNotice(test.platform, test.actors.office, version));
    expect(notice).toMatchObject({ fileName: 'notice-2020.txt', imported: { tables: [{}, {}] } });
    const { questions } = good(await listVersionQuestions(test.platform, test.actors.office, version));
    expect(questions.length).toBeGreaterThan(0);
    expect(codes(await importDraft(test.platform, test.actors.lead('甲局'), asked))).toEqual(['not-allowed']);
    expect(codes(await importDraft(test.platform, test.actors.office, asked))).toEqual([
      'scheme-reason-missing',
    ]);
  });
});
