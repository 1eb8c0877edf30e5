import type { Step } from '../step.ts';

export const review: Step = { number: 9, name: 'review', sql: 'SELECT 1' };
