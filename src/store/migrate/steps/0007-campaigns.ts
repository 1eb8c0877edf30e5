import type { Step } from '../step.ts';

export const campaigns: Step = { number: 7, name: 'campaigns', sql: 'SELECT 1' };
