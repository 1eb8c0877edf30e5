import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, good, openTestPlatform, type TestPlatform } from '../../../test/support/test-platform.ts';
import { insertUnits } from '../../store/write/campaign-units.ts';
import { utcNow } from '../../store/write/moment.ts';
import { look } from '../work/act.ts';
import { findCampaign, findCampaignAsKnown } from './find-campaign.ts';
import { requireState } from './state.ts';
import { dayAt } from './today.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await openTestPlatform();
});
afterAll(() => test.close());

const find = (office = 'demo', id = '2020') =>
  look(test.platform, { office }, (client) => findCampaign(client, office, id));

describe('a campaign', () => {
  it('comes with its scheme and its units, typed by the scheme', async () => {
    const open = good(await find());
    expect(open.scheme.title).toBe('小县年度考核');
    expect(open.units.map((each) => [each.unit, each.name])).toEqual([
      ['u1', '一镇'],
      ['u2', '二镇'],
      ['u3', '甲局'],
    ]);
    expect(open.units[0]?.attributes).toEqual({ 在编人数: { num: 30n, den: 1n } });
    expect(good(await find()).scheme).toBe(open.scheme);
  });

  it('of another office is not there', async () => {
    expect(codes(await find('other'))).toEqual(['not-found']);
    expect(codes(await find('demo', '2021'))).toEqual(['not-found']);
  });

  it('is had again with the roster that was known at a moment', async () => {
    const fresh = await test.fresh();
    const before = await utcNow(fresh.pool);
    const change = {
      unit: 'u2',
      name: '二街道',
      kind: 'unit',
      cohort: '二组',
      validFrom: null,
      validTo: null,
    };
    await fresh.inOffice((client) =>
      insertUnits(client, {
        office: 'demo',
        campaign: '2020',
        rows: [{ ...change, attributes: {} }],
        removed: false,
        reason: '撤镇设街道',
        by: 'office-1',
      }),
    );
    const names = async (knownAt: string) => {
      const work = look(fresh.platform, { office: 'demo' }, (client) =>
        findCampaignAsKnown(client, 'demo', '2020', knownAt),
      );
      return good(await work).units.map((each) => each.name);
    };
    expect(await names(before)).toEqual(['一镇', '二镇', '甲局']);
    expect(await names(await utcNow(fresh.pool))).toEqual(['一镇', '二街道', '甲局']);
    expect(await names('2001-01-01T00:00:00+08:00')).toEqual([]);
  });

  it('says which state it is in where a step needs another', async () => {
    const { campaign } = good(await find());
    expect(requireState(campaign, 'preparing', 'collecting')).toBeNull();
    expect(requireState(campaign, 'published')).toMatchObject({
      code: 'campaign-state',
      params: { campaign: '2020', state: 'collecting', needed: 'published' },
    });
  });

  it('has its days on the clock of the scheme', () => {
    expect(dayAt('2020-12-31T15:59:59.999999Z', 480)).toBe('2020-12-31');
    expect(dayAt('2020-12-31T16:00:00.000000Z', 480)).toBe('2021-01-01');
  });
});
