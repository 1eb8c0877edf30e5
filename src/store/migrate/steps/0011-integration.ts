import type { Step } from '../step.ts';
import { idempotencyTables } from './0011-idempotency.ts';
import { integrationTables } from './0011-integration-tables.ts';

export const integration: Step = {
  number: 11,
  name: 'integration',
  sql: `${idempotencyTables}${integrationTables}`,
};
