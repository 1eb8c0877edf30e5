import { dayIn } from '../../support/test-platform.ts';
import { collecting, inCampaign, ofOffice, published, type Rows, shown } from '../sample.ts';

export const publicationRows: Rows = {
  'publication.list': { owner: ofOffice, request: () => inCampaign },
  'publication.get': {
    ...{ owner: ofOffice, states: shown, absent: true },
    request: () => ({ params: { campaign: '2020', number: '1' } }),
  },
  'publication.open': {
    ...{ owner: ofOffice, states: collecting, order: 8 },
    request: () => ({ ...inCampaign, body: { to: `${dayIn(10)}T00:00:00+08:00`, acceptMissing: true } }),
  },
  'publication.correct': {
    ...{ owner: ofOffice, states: published, order: 6 },
    never: 'nothing changed since the first one; corrections are tested with appeals',
    request: () => ({ ...inCampaign, body: { reason: '更正' } }),
  },
  'publication.public': {
    ...{ owner: 'each', place: 'home', states: shown, absent: true },
    request: () => ({ params: { office: 'demo', campaign: '2020' } }),
  },
};
