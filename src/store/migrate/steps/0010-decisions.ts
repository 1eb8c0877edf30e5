import type { Step } from '../step.ts';

export const decisions: Step = { number: 10, name: 'decisions', sql: 'SELECT 1' };
