import type { Step } from '../step.ts';

export const integration: Step = { number: 11, name: 'integration', sql: 'SELECT 1' };
