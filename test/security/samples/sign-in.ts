import type { Rows } from '../sample.ts';

const token = 'A'.repeat(43);
const person = (role: string) => ({ login: `founded-${role}`, name: '新人' });
const people = {
  'system-admin': person('system'),
  'security-admin': person('security'),
  'audit-admin': person('audit'),
  office: person('office'),
};

export const signInRows: Rows = {
  'sign-in.options': { owner: 'each', place: 'home', request: () => ({}) },
  'sign-in.password': {
    ...{ owner: 'each', once: true, place: 'home', only: [401, 429], never: 'nobody here has a password' },
    request: () => ({ body: { login: 'nobody-of-this-name', password: 'not a password' } }),
  },
  'sign-in.second-factor': {
    // 401 says here that the code is wrong; too many of them are 429.
    ...{ owner: 'each', once: true, place: 'home', only: [401, 409, 422, 429], token: 'person-required' },
    never: 'nobody here has a second factor to pass',
    request: () => ({ body: { code: '000000' } }),
  },
  'sign-in.demo': {
    ...{ owner: 'each', once: true, place: 'home', only: [403, 404], never: 'this is no demonstration' },
    request: () => ({ body: { account: crypto.randomUUID() } }),
  },
  'sign-in.oidc': {
    ...{
      owner: 'each',
      once: true,
      place: 'home',
      only: [404],
      never: 'no provider is set up for that office',
    },
    request: () => ({ params: { office: 'other' } }),
  },
  'sign-in.oidc-return': {
    ...{
      owner: 'each',
      once: true,
      place: 'home',
      only: [303],
      request: () => ({ params: { office: 'other' } }),
    },
  },
  'sign-out': {
    ...{ owner: 'each', place: 'home', token: 'person-required', order: 20, once: true },
    request: () => ({}),
  },
  'setup.installation': {
    ...{ owner: 'each', once: true, place: 'home', only: [404], never: 'it was set up before' },
    request: () => ({ body: { token, office: { id: 'new', name: '新县', level: 'county' }, people } }),
  },
  'setup.describe-link': {
    ...{ owner: 'each', once: true, place: 'home', only: [404], never: 'nobody has this link' },
    request: () => ({ body: { token } }),
  },
  'setup.password': {
    ...{ owner: 'each', once: true, place: 'home', only: [404, 422], never: 'nobody has this link' },
    request: () => ({ body: { token, password: 'Long-enough-7-words' } }),
  },
};
