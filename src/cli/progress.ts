import type { Host } from './host.ts';

/** Says how long work goes. Silent unless a person is watching. */
export interface Progress {
  step(text: string): void;
  done(): void;
}

const silent: Progress = { step: () => undefined, done: () => undefined };

/** A spinner on the error stream when that is a terminal, else nothing. */
export async function startProgress({ err }: Host): Promise<Progress> {
  if (!err.isTerminal) return silent;
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
