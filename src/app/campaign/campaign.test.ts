import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  codes,
  dayIn,
  good,
  openTestPlatform,
  platformSchemeFiles,
  type TestPlatform,
} from '../../../test/support/test-platform.ts';
import { commitRows } from '../facts/commit-rows.ts';
import { checkVersion } from '../scheme/check-version.ts';
import { publishScheme } from '../scheme/publish-version.ts';
import { startSchemeDraft } from '../scheme/start-draft.ts';
import { act } from '../work/act.ts';
import { changeCampaignVersion, listCampaignVersions, previewVersionChange } from './change-version.ts';
import { editCampaign, openCollection } from './edit-campaign.ts';
import { putDate, removeDate, showCalendar } from './edit-dates.ts';
import { findCampaign } from './find-campaign.ts';
import { makeCampaign, type NewCampaignAsked } from './make-campaign.ts';
import { showProgress } from './progress.ts';
import { remindOfDays, remindUnits } from './remind.ts';
import { removeDemo } from './remove-demo.ts';
import { listCampaigns, showCampaign } from './see-campaign.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

let count = 0;
const asked = (more: Partial<NewCampaignAsked> = {}): NewCampaignAsked => {
  count += 1;
  return {
    id: `c-${count}`,
    title: `考核${count}`,
    scheme: 'small',
    version: 1,
    opensOn: dayIn(-1),
    dueOn: dayIn(10),
    locksOn: dayIn(20),
    appealDays: 5,
    ...more,
  };
};
const make = async (more: Partial<NewCampaignAsked> = {}, of = test) =>
  good(await makeCampaign(of.platform, of.actors.office, asked(more)));
const open = (id: string, actor = test.actors.office) =>
  openCollection(test.platform, actor, { campaign: id, revision: null });

/** A further published version of `small`, with texts of its files changed. */
async function publishNext(
  of: TestPlatform,
  change: (files: Record<string, string>) => void,
): Promise<number> {
  const files = await platformSchemeFiles();
  change(files);
  const { office } = of.actors;
  const draft = { scheme: 'small', reason: '调整', source: { kind: 'files', files } } as const;
  const version = good(await startSchemeDraft(of.platform, office, draft));
  good(await checkVersion(of.platform, office, version));
  good(await publishScheme(of.platform, office, { ...version, revision: null, reason: '调整' }));
  return version.version;
}

const morePanel = (files: Record<string, string>): void => {
  files['tables/unit.yaml'] = (files['tables/unit.yaml'] ?? '').replace('target: 4', 'target: 5');
  files['examples/unit.yaml'] = (files['examples/unit.yaml'] ?? '').replace('expect: 7.50', 'expect: 6.00');
};

describe('a campaign', () => {
  it('is made on a published version, is seen by the office only, and is opened for all', async () => {
    const made = await make();
    expect(made).toMatchObject({
      state: 'preparing',
      phase: 'on-time',
      units: 3,
      openQuestions: 1,
      revision: 1,
    });
    const unit = test.actors.unit('u1');
    expect(codes(await showCampaign(test.platform, unit, made.id))).toEqual(['not-found']);
    expect(good(await listCampaigns(test.platform, unit)).map((each) => each.id)).not.toContain(made.id);
    expect(good(await open(made.id))).toMatchObject({ state: 'collecting', revision: 2 });
    expect(good(await showCampaign(test.platform, unit, made.id))).toMatchObject({ state: 'collecting' });
    expect(codes(await open(made.id))).toEqual(['campaign-state']);
    expect(codes(await showCampaign(test.platform, test.actors.stranger, made.id))).toEqual(['not-found']);
  });

  it('is refused with days out of order, an id twice, or a version that is not published', async () => {
    const wrong = async (more: Partial<NewCampaignAsked>) =>
      codes(await makeCampaign(test.platform, test.actors.office, asked(more)));
    expect(await wrong({ dueOn: dayIn(30) })).toEqual(['campaign-days-reversed']);
    expect(await wrong({ dueOn: '2020-02-30' })).toEqual(['campaign-day-invalid']);
    expect(await wrong({ id: '2020' })).toEqual(['campaign-exists']);
    expect(await wrong({ id: '二零' })).toEqual(['campaign-id-invalid']);
    expect(await wrong({ version: 9 })).toEqual(['scheme-version-missing']);
    const draft = { scheme: 'half', reason: '', source: { kind: 'files', files: {} } } as const;
    good(await startSchemeDraft(test.platform, test.actors.office, draft));
    expect(await wrong({ scheme: 'half' })).toEqual(['scheme-version-state']);
  });

  it('is for the office alone to make, edit and open', async () => {
    const made = await make();
    const { lead, unit, leader, token, office } = test.actors;
    const edit = { ...made, campaign: made.id, revision: null };
    for (const actor of [lead('甲局'), unit('u1'), leader, test.actors.systemAdmin]) {
      expect(codes(await makeCampaign(test.platform, actor, asked()))).toEqual(['not-allowed']);
      expect(codes(await editCampaign(test.platform, actor, edit))).toEqual(['not-allowed']);
      expect(codes(await open(made.id, actor))).toEqual(['not-allowed']);
    }
    expect(codes(await open(made.id, token(office, 'manage')))).toEqual(['token-scope-missing']);
    expect(codes(await open(made.id, test.actors.stranger))).toEqual(['not-found']);
  });

  it('made or opened by a hundred at once is made and opened once', async () => {
    const one = asked();
    const made = await Promise.all(
      Array.from({ length: 100 }, () => makeCampaign(test.platform, test.actors.office, one)),
    );
    expect(made.filter((each) => each.ok)).toHaveLength(1);
    const opened = await Promise.all(Array.from({ length: 100 }, () => open(one.id)));
    expect(opened.filter((each) => each.ok)).toHaveLength(1);
    const entries = await test.pool.query('SELECT action FROM zhunsheng.audit_entry WHERE subject = $1', [
      `campaign/${one.id}`,
    ]);
    expect(entries.rows.map((row) => row.action).sort()).toEqual(['campaign.edit', 'campaign.open']);
    const roster = await test.inOffice((client) => findCampaign(client, 'demo', one.id));
    expect(good(roster).units).toHaveLength(3);
  });

  it('edited by two from one revision keeps the first edit; its first day stays once it is open', async () => {
    const made = await make();
    const edit = (title: string, more = {}) =>
      editCampaign(test.platform, test.actors.office, {
        ...{ ...made, campaign: made.id, title, ...more },
      });
    const done = await Promise.all([edit('甲'), edit('乙')]);
    expect(done.filter((each) => each.ok)).toHaveLength(1);
    expect(done.flatMap(codes)).toEqual(['revision-conflict']);
    good(await open(made.id));
    const early = { revision: null, opensOn: dayIn(-5) };
    expect(codes(await edit('丙', early))).toEqual(['campaign-opened-already']);
    expect(good(await edit('丙', { revision: null, locksOn: dayIn(25) }))).toMatchObject({
      locksOn: dayIn(25),
    });
  });

  it('is not opened after its last day, or without units for a table', async () => {
    const over = await make({ opensOn: dayIn(-9), dueOn: dayIn(-8), locksOn: dayIn(-7) });
    expect(over.phase).toBe('locked');
    expect(codes(await open(over.id))).toEqual(['campaign-over-already']);
  });
});

describe('the database itself', () => {
  const run = (of: TestPlatform, sql: string) => of.inOffice((client) => client.query(sql));

  it('lets no campaign go back, skip a state, run on a draft or be removed, nor a final one change', async () => {
    const of = await test.fresh({ state: 'final' });
    const refused = { code: 'ZS005' };
    await expect(run(of, `UPDATE zhunsheng.campaign SET title = 'x'`)).rejects.toMatchObject(refused);
    await expect(run(of, 'DELETE FROM zhunsheng.campaign')).rejects.toMatchObject(refused);
    const made = await make({}, of);
    const change = (set: string) => run(of, `UPDATE zhunsheng.campaign SET ${set} WHERE id = '${made.id}'`);
    await expect(change(`state = 'published', public_from = now(), public_to = now()`)).rejects.toMatchObject(
      refused,
    );
    await expect(change('demo = true')).rejects.toMatchObject(refused);
    await run(of, `UPDATE zhunsheng.campaign SET state = 'collecting' WHERE id = '${made.id}'`);
    await expect(change(`state = 'preparing'`)).rejects.toMatchObject(refused);
    const draft = { scheme: 'half', reason: '', source: { kind: 'files', files: {} } } as const;
    good(await startSchemeDraft(of.platform, of.actors.office, draft));
    await expect(change(`scheme = 'half'`)).rejects.toMatchObject(refused);
    await expect(run(of, 'DELETE FROM zhunsheng.campaign_unit')).rejects.toMatchObject({ code: '42501' });
    await expect(of.pool.query('DELETE FROM zhunsheng.campaign_unit')).rejects.toMatchObject({
      code: 'ZS002',
    });
  });
});

describe('another version', () => {
  it('changes the scores of a running campaign, with the difference, the reason and what it ran on before', async () => {
    const of = await test.fresh();
    const version = await publishNext(of, morePanel);
    const change = { campaign: '2020', revision: null, scheme: 'small', version, reason: '年中调整' };
    const preview = good(await previewVersionChange(of.platform, of.actors.office, change));
    expect(preview.changes).toMatchObject([{ subject: 'indicator', id: 'training', field: 'formula' }]);
    const report = async () => {
      const found = good(await of.inOffice((client) => findCampaign(client, 'demo', '2020')));
      const result = good(await of.platform.scores.result(found, { asOf: '2020-12-31', knownAt: null }));
      return result.tables[0]?.units[0]?.indicators.find((each) => each.id === 'training')?.score;
    };
    await act(of.platform, of.actors.office, async (work) => {
      const found = good(await findCampaign(work.client, 'demo', '2020'));
      const cell = (n: number) => ({ 单位: 'u1', 场次: String(n), 日期: '2020-03-01', 人数: '20' });
      const rows = [1, 2, 3].map(cell);
      return commitRows(of.platform, work, {
        ...{ open: found, dataset: '培训', action: 'append', rows, source: '测试' },
      });
    });
    expect(await report()).toBe('7.50');
    const { unit } = of.actors;
    expect(codes(await changeCampaignVersion(of.platform, unit('u1'), change))).toEqual(['not-allowed']);
    const silent = { ...change, reason: '' };
    expect(codes(await changeCampaignVersion(of.platform, of.actors.office, silent))).toEqual([
      'campaign-reason-missing',
    ]);
    const done = good(await changeCampaignVersion(of.platform, of.actors.office, change));
    expect(done).toMatchObject({ campaign: { version, state: 'collecting' }, diff: preview });
    expect(await report()).toBe('6.00');
    expect(codes(await changeCampaignVersion(of.platform, of.actors.office, change))).toEqual([
      'campaign-version-same',
    ]);
    expect(good(await listCampaignVersions(of.platform, of.actors.office, '2020'))).toMatchObject([
      { number: 1, version: 1 },
      { number: 2, version, reason: '年中调整', changedBy: 'office-1' },
    ]);
  });

  it('is refused where facts would no longer fit, and once results are public', async () => {
    const of = await test.fresh();
    await act(of.platform, of.actors.office, async (work) => {
      const found = good(await findCampaign(work.client, 'demo', '2020'));
      const rows = [{ 单位: 'u1', 文号: '一号', 日期: '2020-03-01' }];
      return commitRows(of.platform, work, {
        ...{ open: found, dataset: '表彰', action: 'append', rows, source: '测试' },
      });
    });
    const version = await publishNext(of, (files) => {
      files['datasets/all.yaml'] = (files['datasets/all.yaml'] ?? '').replace(
        '{name: 日期, type: date, description: 表彰日期}',
        '{name: 日期, type: date, description: 表彰日期}\n    - {name: 级别, type: text, optional: true, description: 级别}',
      );
    });
    const change = { campaign: '2020', revision: null, scheme: 'small', version, reason: '调整' };
    const refused = await changeCampaignVersion(of.platform, of.actors.office, change);
    expect(refused.problems).toMatchObject([
      { code: 'campaign-dataset-changed', params: { dataset: '表彰', what: '级别' } },
    ]);
    const published = await test.fresh({ state: 'published' });
    const next = await publishNext(published, morePanel);
    const late = { ...change, version: next };
    expect(codes(await changeCampaignVersion(published.platform, published.actors.office, late))).toEqual([
      'campaign-state',
    ]);
    await expect(
      published.inOffice((client) => client.query(`UPDATE zhunsheng.campaign SET version = ${next}`)),
    ).rejects.toMatchObject({ code: 'ZS005' });
  });
});

describe('the calendar', () => {
  it('holds further days, for those they are meant for, edited from the revision that is there', async () => {
    const { office, lead, unit } = test.actors;
    const add = {
      campaign: '2020',
      id: null,
      revision: null,
      on: dayIn(3),
      title: '牵头单位会',
      audience: 'leads',
    } as const;
    const kept = good(await putDate(test.platform, office, add));
    const titles = async (actor = office) =>
      good(await showCalendar(test.platform, actor, '2020')).dates.map((each) => each.title);
    expect([await titles(), await titles(lead('甲局')), await titles(unit('u1'))]).toEqual([
      ['牵头单位会'],
      ['牵头单位会'],
      [],
    ]);
    const edit = { ...add, id: kept.id, revision: 1, title: '会议' };
    expect(good(await putDate(test.platform, office, edit))).toMatchObject({ title: '会议', revision: 2 });
    expect(codes(await putDate(test.platform, office, edit))).toEqual(['revision-conflict']);
    expect(codes(await putDate(test.platform, lead('甲局'), add))).toEqual(['not-allowed']);
    good(await removeDate(test.platform, office, { campaign: '2020', id: kept.id, revision: 2 }));
    expect(await titles()).toEqual([]);
  });

  it('reminds once of days that are near, and the office reminds units', async () => {
    const of = await test.fresh({ dueIn: 7, locksIn: 20 });
    const both = await Promise.all([remindOfDays(of.platform, 'demo'), remindOfDays(of.platform, 'demo')]);
    expect(both.flatMap(good)).toEqual([`dueOn ${dayIn(7)} -7`]);
    expect(good(await remindOfDays(of.platform, 'demo'))).toEqual([]);
    const reminder = { campaign: '2020', units: ['u1', 'u2'], text: '请尽快填报' };
    expect(good(await remindUnits(of.platform, of.actors.office, reminder))).toBe(2);
    expect(codes(await remindUnits(of.platform, of.actors.office, { ...reminder, units: ['u9'] }))).toEqual([
      'not-found',
    ]);
    const events = await of.pool.query(
      `SELECT action, unit FROM zhunsheng.event WHERE action LIKE 'campaign.%' ORDER BY sequence`,
    );
    expect(events.rows).toEqual([
      { action: 'campaign.day-near', unit: null },
      { action: 'campaign.reminded', unit: 'u1' },
      { action: 'campaign.reminded', unit: 'u2' },
    ]);
  });
});

describe('progress', () => {
  it('counts what is delivered, missing and late, and shows each their own', async () => {
    const of = await test.fresh({ dueIn: -1 });
    const before = good(await showProgress(of.platform, of.actors.office, '2020'));
    expect(before.phase).toBe('late');
    expect(before.datasets.map((each) => [each.dataset, each.delivered, each.late])).toEqual([
      ['事项', false, true],
      ['评判', false, true],
      ['专家评分', false, true],
      ['培训', false, true],
      ['表彰', false, true],
    ]);
    expect(before.indicators.find((each) => each.indicator === 'done')).toMatchObject({
      ...{ missing: 3, scored: 0, missingUnits: ['u1', 'u2', 'u3'], datasets: ['事项'] },
    });
    expect(before.datasets.find((each) => each.dataset === '培训')?.reports).toEqual({ none: 3 });
    const unit = good(await showProgress(of.platform, of.actors.unit('u1'), '2020'));
    expect(unit.units.map((each) => each.unit)).toEqual(['u1']);
    const lead = good(await showProgress(of.platform, of.actors.lead('乙局'), '2020'));
    expect(lead.indicators.map((each) => each.indicator)).toEqual(['help', 'training', 'panel']);
    expect(lead.datasets.map((each) => each.dataset)).toEqual(['评判', '专家评分', '培训']);
    expect(good(await showProgress(of.platform, of.actors.expert(1), '2020')).units).toEqual([]);
    expect(codes(await showProgress(of.platform, of.actors.auditAdmin, '2020'))).toEqual(['not-allowed']);
  });
});

describe('a demonstration', () => {
  it('is removed with all that is in it, and nothing else is', async () => {
    const of = await test.fresh();
    const demo = good(await makeCampaign(of.platform, of.actors.office, asked({ id: 'demo', demo: true })));
    good(await openCollection(of.platform, of.actors.office, { campaign: 'demo', revision: null }));
    for (const id of [demo.id, '2020'])
      await act(of.platform, of.actors.office, async (work) => {
        const found = good(await findCampaign(work.client, 'demo', id));
        const rows = [{ 单位: 'u1', 文号: '一号', 日期: '2020-03-01' }];
        return commitRows(of.platform, work, {
          ...{ open: found, dataset: '表彰', action: 'append', rows, source: '测试' },
        });
      });
    expect(codes(await removeDemo(of.platform, of.actors.office, '2020'))).toEqual(['campaign-not-demo']);
    expect(codes(await removeDemo(of.platform, of.actors.lead('甲局'), 'demo'))).toEqual(['not-allowed']);
    await expect(
      of.inOffice((client) => client.query(`SELECT zhunsheng.remove_demo('demo', '2020')`)),
    ).rejects.toMatchObject({ code: 'ZS005' });
    await expect(
      of.inOffice((client) => client.query(`SELECT zhunsheng.remove_demo('demo', 'demo')`), 'other'),
    ).rejects.toMatchObject({ code: 'ZS005' });
    good(await removeDemo(of.platform, of.actors.office, 'demo'));
    expect(codes(await showCampaign(of.platform, of.actors.office, 'demo'))).toEqual(['not-found']);
    const left = await of.pool.query('SELECT campaign FROM zhunsheng.batch');
    expect(left.rows).toEqual([{ campaign: '2020' }]);
    await expect(of.pool.query('DELETE FROM zhunsheng.batch')).rejects.toMatchObject({ code: 'ZS002' });
  });
});
