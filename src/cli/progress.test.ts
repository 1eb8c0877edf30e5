import { expect, it } from 'vitest';
import type { Sink } from './host.ts';
import { startProgress } from './progress.ts';

const errors = (isTerminal: boolean, columns: number | null): Sink => ({
  isTerminal,
  columns,
  write: () => undefined,
});

it.each([0, null])('is silent on a terminal that is %s columns wide', async (columns) => {
  const inPipe = await startProgress({ err: errors(false, null) });
  expect(await startProgress({ err: errors(true, columns) })).toBe(inPipe);
  expect(await startProgress({ err: errors(true, 80) })).not.toBe(inPipe);
});
