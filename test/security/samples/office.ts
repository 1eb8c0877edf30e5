import type { Rows } from '../sample.ts';
import { ofOffice, shown } from '../sample.ts';

const person = (role: string, state: string) => ({ login: `${role}-${state}-new`, name: '新人' });
const model = { scheme: 'model', version: '1' };
const above = { office: 'above' } as const;

export const officeRows: Rows = {
  'office.list': { owner: 'each', place: 'home', request: () => ({}) },
  'office.add': {
    ...{ owner: ofOffice, place: 'home', once: true, order: 5 },
    request: ({ state }) => ({
      body: {
        office: { id: `new-${state}`, name: '新镇', level: 'town', parent: 'demo' },
        people: {
          'system-admin': person('sys', state),
          'security-admin': person('sec', state),
          'audit-admin': person('aud', state),
          office: person('kh', state),
        },
      },
    }),
  },
  'template.list': { owner: ofOffice, place: 'home', request: () => ({}) },
  'template.offers': { owner: above, place: 'home', request: () => ({ params: model }) },
  'template.hand-down': {
    ...{ owner: above, order: 1 },
    request: () => ({ params: model, body: { receivers: ['demo'] } }),
  },
  'template.take-back': {
    ...{ owner: above, order: 2, once: true },
    request: () => ({ params: { ...model, receiver: 'demo' } }),
  },
  // With one's own id it is the list of all below.
  'result.list-below': { owner: above, place: 'home', request: () => ({ params: { office: 'demo' } }) },
  'result.get-below': {
    ...{ owner: above, states: shown, absent: true },
    request: () => ({ params: { office: 'demo', campaign: '2020' } }),
  },
};
