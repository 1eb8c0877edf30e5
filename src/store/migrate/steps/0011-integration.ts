import type { Step } from '../step.ts';
import { demonstrationFunctions } from './0011-demonstration.ts';
import { idempotencyTables } from './0011-idempotency.ts';
import { integrationTables } from './0011-integration-tables.ts';

export const integration: Step = {
  number: 11,
  name: 'integration',
  sql: `${idempotencyTables}${integrationTables}${demonstrationFunctions}`,
};
