import type { Rows } from '../sample.ts';

export const meRows: Rows = {
  'me.read': { owner: 'each', place: 'home', token: 'like-person', request: () => ({}) },
  'me.change-password': {
    // 401 says here that the present password is wrong.
    ...{
      owner: 'each',
      once: true,
      place: 'home',
      token: 'person-required',
      only: [401, 409, 422, 429],
      order: 8,
    },
    never: 'nobody here has a password',
    request: () => ({ body: { present: 'not a password', next: 'Long-enough-7-words' } }),
  },
  'me.begin-second-factor': {
    ...{ owner: 'each', place: 'home', token: 'person-required', order: 8, once: true },
    request: () => ({}),
  },
  'me.confirm-second-factor': {
    ...{
      owner: 'each',
      once: true,
      place: 'home',
      token: 'person-required',
      only: [401, 409, 422, 429],
      order: 7,
    },
    never: 'nobody here has begun to set one up',
    request: () => ({ body: { code: '000000' } }),
  },
  'me.sessions': { owner: 'each', place: 'home', request: () => ({}) },
  'me.end-session': {
    ...{ owner: 'each', place: 'home' },
    request: ({ sessions }, { name }) => ({ params: { session: sessions.get(name) ?? '' } }),
  },
  'me.tokens': { owner: 'each', place: 'home', request: () => ({}) },
  'me.issue-token': {
    ...{ owner: 'each', place: 'home' },
    request: () => ({ body: { name: 'mine', scopes: ['read'], days: 1 } }),
  },
  'me.revoke-token': {
    ...{ owner: 'each', place: 'home' },
    request: ({ tokens }, { name }) => ({ params: { token: tokens.get(name) ?? '' } }),
  },
};
