import type { Step } from '../step.ts';

export const facts: Step = { number: 8, name: 'facts', sql: 'SELECT 1' };
