import type { Route } from './route.ts';
import { accountRoutes } from './routes/account.ts';
import { appealRoutes } from './routes/appeal.ts';
import { auditRoutes } from './routes/audit.ts';
import { bulletinRoutes } from './routes/bulletin.ts';
import { campaignRoutes } from './routes/campaign.ts';
import { datasetRoutes } from './routes/dataset.ts';
import { eventRoutes } from './routes/event.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { integrationRoutes } from './routes/integration.ts';
import { judgementRoutes } from './routes/judgement.ts';
import { noticeRoutes } from './routes/notice.ts';
import { officeRoutes } from './routes/office.ts';
import { panelRoutes } from './routes/panel.ts';
import { publicationRoutes } from './routes/publication.ts';
import { resultRoutes } from './routes/result.ts';
import { schemeRoutes } from './routes/scheme.ts';
import { scoreRoutes } from './routes/score.ts';
import { submissionRoutes } from './routes/submission.ts';
/** Every route of /api/v1. */
export const routes: readonly Route[] = [
  ...accountRoutes,
  ...officeRoutes,
  ...schemeRoutes,
  ...noticeRoutes,
  ...campaignRoutes,
  ...datasetRoutes,
  ...evidenceRoutes,
  ...submissionRoutes,
  ...judgementRoutes,
  ...panelRoutes,
  ...scoreRoutes,
  ...bulletinRoutes,
  ...publicationRoutes,
  ...appealRoutes,
  ...resultRoutes,
  ...auditRoutes,
  ...eventRoutes,
  ...integrationRoutes,
];
