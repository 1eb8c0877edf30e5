import type { CampaignDesk } from './campaign-desk.ts';

/** The desk after some work, null where it has to be opened anew, and what the work gave. */
export interface Worked<T> {
  readonly desk: CampaignDesk | null;
  readonly done: T;
}

/** One campaign's desk; whoever wants it waits for those before. */
export interface DeskQueue {
  run<T>(work: (desk: CampaignDesk | null) => Promise<Worked<T>>): Promise<T>;
  close(): Promise<void>;
}

/** A queue for a desk that is opened by the first who needs it. */
export function startQueue(): DeskQueue {
  let desk: CampaignDesk | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  const next = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work);
    // Whoever comes next does not care how this one ended; the caller does.
    turn = mine.then(
      () => undefined,
      () => undefined,
    );
    return mine;
  };
  return {
    run: (work) =>
      next(async () => {
        const { desk: kept, done } = await work(desk);
        desk = kept;
        return done;
      }),
    close: () =>
      next(async () => {
        await desk?.close();
        desk = null;
      }),
  };
}
