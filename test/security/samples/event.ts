import type { Rows } from '../sample.ts';

export const eventRows: Rows = {
  'event.watch': { owner: 'each', place: 'home', stream: true, request: () => ({}) },
};
