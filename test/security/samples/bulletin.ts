import { inCampaign, ofOffice, type Rows, type Sample } from '../sample.ts';

const bulletin = { params: { campaign: '2020', number: '2' } };
const read = (request: Sample['request']): Sample => ({ owner: ofOffice, hidden: true, request });

export const bulletinRows: Rows = {
  'bulletin.list': read(() => inCampaign),
  'bulletin.issue': {
    ...{ owner: ofOffice, states: ['collecting', 'published', 'final'], order: 3 },
    request: () => ({ ...inCampaign, body: { title: '又一期' } }),
  },
  'bulletin.get': read(() => bulletin),
  'bulletin.replay': read(() => bulletin),
  'bulletin.compare': read(() => ({ ...bulletin, query: { from: '1' } })),
  'bulletin.trend': read(() => ({ params: { campaign: '2020', unit: 'u1' } })),
};
