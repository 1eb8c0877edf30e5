import { type Problem, problem } from '../../core/problem/problem.ts';
import { workdayRangeMark } from '../sql/calendar.ts';

/** What an error of the engine says about the facts; an error that says nothing about them is thrown on. */
export function problemOf(error: unknown, dataset: string): Problem {
  const message = error instanceof Error ? error.message : '';
  if (message.includes(workdayRangeMark)) return problem('facts-workday-range', { dataset });
  if (/^(Out of Range|Conversion|Invalid Input) Error/.test(message) && !message.includes('arquet'))
    return problem('facts-overflow', { dataset });
  if (/^IO Error|arquet|Snappy|ZSTD/i.test(message))
    return problem('dataset-file-unreadable', { file: dataset, reason: message.split('\n')[0] ?? '' });
  throw error;
}
