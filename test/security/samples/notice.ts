import { ofOffice, type Rows } from '../sample.ts';

export const noticeRows: Rows = {
  'notice.import': {
    ...{ owner: ofOffice, place: 'home', never: 'no notice is read here; that is tested with the importer' },
    request: () => ({
      query: { scheme: 'imported', fileName: 'a.pdf' },
      content: Buffer.from('no notice'),
      type: 'application/octet-stream',
    }),
  },
  'notice.get': {
    ...{ owner: ofOffice, only: [404], never: 'the scheme was not made from a notice' },
    request: () => ({ params: { scheme: 'small', version: '1' } }),
  },
};
