import { dayIn } from '../../support/test-platform.ts';
import { quietly } from '../plant/quietly.ts';
import { collecting, early, inCampaign, ofOffice, preparing, type Rows, type Sample } from '../sample.ts';
import { idOf, type World } from '../world.ts';

const days = { opensOn: dayIn(-30), dueOn: dayIn(30), locksOn: dayIn(60) };
const whole = (request: Sample['request'], more: Partial<Sample> = {}): Sample => ({
  ...{ owner: ofOffice, request },
  ...more,
});
const hidden = { hidden: true } as const;
const home = { place: 'home' } as const;
const date = (world: World) => ({ params: { campaign: '2020', date: idOf(world, 'date') } });
const atRevision = ({ test }: World) =>
  quietly(test.pool, `UPDATE zhunsheng.campaign SET revision = 70 WHERE id = '2020'`);
const day = { on: dayIn(1), title: '碰头会', audience: 'all' };

export const campaignRows: Rows = {
  'campaign.list': whole(() => ({}), home),
  'campaign.make': whole(({ state }) => ({
    body: { ...days, id: `made-${state}`, title: '又一年', scheme: 'small', version: 1 },
  })),
  'campaign.get': whole(() => inCampaign, hidden),
  'campaign.edit': whole(
    ({ state }) => ({
      ...inCampaign,
      body: {
        ...days,
        opensOn: state === 'preparing' ? dayIn(0) : days.opensOn,
        title: '改名',
        appealDays: 5,
      },
      revision: 70,
    }),
    { states: early, order: 4, before: atRevision },
  ),
  'campaign.remove-demo': whole(() => inCampaign, {
    states: [],
    order: 9,
    never: 'this is no demonstration',
  }),
  'campaign.open': whole(() => inCampaign, { states: preparing, order: 11 }),
  'campaign.change-version': whole(
    () => ({ ...inCampaign, body: { scheme: 'small', version: 2, reason: '口径调整' } }),
    { states: early, order: 7 },
  ),
  'campaign.preview-version': whole(() => ({ ...inCampaign, query: { scheme: 'small', version: '2' } })),
  'campaign.versions': whole(() => inCampaign, hidden),
  'campaign.progress': whole(() => inCampaign, hidden),
  'campaign.remind': whole(() => ({ ...inCampaign, body: { units: ['u2'], text: '请填报' } }), {
    states: collecting,
  }),
  'calendar.get': whole(() => inCampaign, hidden),
  'calendar.add': whole(() => ({ ...inCampaign, body: day })),
  'calendar.get-day': whole(date, hidden),
  'calendar.edit': whole((world) => ({ ...date(world), body: day, revision: 1 }), { order: 1 }),
  'calendar.remove': whole(date, { order: 2, once: true }),
};
