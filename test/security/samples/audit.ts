import { ofOffice, type Rows } from '../sample.ts';

const home = { owner: ofOffice, place: 'home', request: () => ({}) } as const;

export const auditRows: Rows = { 'audit.list': home, 'audit.verify': home, 'audit.checkpoints': home };
