import { type Problem, problem } from '../../../core/problem/problem.ts';
import type { Source } from './source.ts';

/** That a source took longer than it may. */
export const stoppedProblem = (source: Source): Problem =>
  problem('remote-too-slow', { host: hostOf(source), seconds: String(source.seconds) });

/** What the source is called in sentences. */
export function hostOf(source: Source): string {
  if ('host' in source) return source.host;
  return URL.canParse(source.url) ? new URL(source.url).host : source.url.slice(0, 80);
}
