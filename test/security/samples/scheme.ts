import { ofOffice, type Rows, type Sample } from '../sample.ts';

const small = { params: { scheme: 'small', version: '1' } };
const next = { params: { scheme: 'next', version: '1' } };
const whole = (request: Sample['request'], more: Partial<Sample> = {}): Sample => ({
  ...{ owner: ofOffice, request },
  ...more,
});
const home = { place: 'home' } as const;

export const schemeRows: Rows = {
  'scheme.built-in': whole(() => ({}), home),
  'scheme.list': whole(() => ({}), home),
  // A list of one's own office, whatever schemes others have.
  'scheme.versions': whole(() => ({ params: { scheme: 'small' } }), home),
  'scheme.start': whole(
    ({ state }) => ({
      params: { scheme: `made-${state}` },
      body: { reason: '测试', source: { kind: 'files', files: { 'scheme.yaml': 'id: made\n' } } },
    }),
    home,
  ),
  'scheme.start-zip': whole(
    () => ({ params: { scheme: 'zipped' }, content: Buffer.from('no zip'), type: 'application/zip' }),
    { ...home, never: 'what is sent is no zip; that a zip is taken is tested with the route' },
  ),
  'scheme.get': whole(() => small),
  'scheme.files': whole(() => small),
  'scheme.edit': whole(() => ({ ...next, body: { files: { 'notes.md': '改' } }, revision: 1 }), { order: 1 }),
  'scheme.download': whole(() => small),
  'scheme.check': whole(() => next, { order: 2 }),
  'scheme.publish': whole(() => ({ params: { scheme: 'ready', version: '1' }, body: { reason: '定稿' } }), {
    order: 3,
  }),
  'scheme.diff': whole(() => ({ ...small, query: { from: '2' } })),
  'scheme.rules': whole(() => small),
  'scheme.lint': whole(() => ({ ...small, query: { on: '2020-06-01' } })),
  'question.list': whole(() => ({}), home),
  'scheme.questions': whole(() => small),
  'ruling.make': {
    ...{ owner: { office: 'demo', leads: ['甲局'] }, order: 2 },
    request: () => ({ ...next, body: { assumption: 'A-1', choice: '得满分', text: '照此办理' } }),
  },
};
