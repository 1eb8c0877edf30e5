import type { Step } from '../step.ts';

export const accounts: Step = { number: 6, name: 'accounts', sql: 'SELECT 1' };
