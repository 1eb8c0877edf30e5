let last: Promise<unknown> = Promise.resolve();

/** Runs work after all that was asked for before, whether that went well or not. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => undefined);
  return mine;
}
