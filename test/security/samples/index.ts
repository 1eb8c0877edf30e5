import type { Rows } from '../sample.ts';
import { accountRows } from './account.ts';
import { appealRows } from './appeal.ts';
import { auditRows } from './audit.ts';
import { bulletinRows } from './bulletin.ts';
import { campaignRows } from './campaign.ts';
import { datasetRows } from './dataset.ts';
import { eventRows } from './event.ts';
import { evidenceRows } from './evidence.ts';
import { integrationRows } from './integration.ts';
import { judgementRows } from './judgement.ts';
import { meRows } from './me.ts';
import { noticeRows } from './notice.ts';
import { officeRows } from './office.ts';
import { panelRows } from './panel.ts';
import { publicationRows } from './publication.ts';
import { resultRows } from './result.ts';
import { schemeRows } from './scheme.ts';
import { scoreRows } from './score.ts';
import { signInRows } from './sign-in.ts';
import { submissionRows } from './submission.ts';
import { unitRows } from './unit.ts';

/** A row for every route, by the route's id. */
export const rows: Rows = {
  ...{ ...signInRows, ...meRows, ...accountRows, ...officeRows, ...schemeRows, ...noticeRows },
  ...{ ...campaignRows, ...unitRows, ...datasetRows, ...evidenceRows, ...submissionRows },
  ...{ ...judgementRows, ...panelRows, ...scoreRows, ...bulletinRows, ...publicationRows },
  ...{ ...appealRows, ...resultRows, ...auditRows, ...eventRows, ...integrationRows },
};
