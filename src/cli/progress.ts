import type { Host } from './host.ts';

/** Says how long work goes. Silent unless a person is watching. */
export interface Progress {
  step(text: string): void;
  done(): void;
}

const silent: Progress = { step: () => undefined, done: () => undefined };

/** A spinner on the error stream when that is a terminal of a known width, else nothing. */
export async function startProgress({ err }: Pick<Host, 'err'>): Promise<Progress> {
  // The spinner counts its lines by dividing by the width: without one it would never stop counting.
  if (!err.isTerminal || err.columns === null || err.columns <= 0) return silent;
  const { default: ora } = await import('ora');
  const spinner = ora({ stream: process.stderr, discardStdin: false });
  return {
    step: (text) => {
      if (spinner.isSpinning) spinner.text = text;
      else spinner.start(text);
    },
    done: () => {
      spinner.stop();
    },
  };
}
