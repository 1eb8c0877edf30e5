/** Fulfilled when the process is told to stop. A second time it ends at once. */
export function whenToldToStop(): Promise<void> {
  return new Promise((stop) => {
    let told = false;
    const onSignal = (): void => {
      if (told) process.exit(130);
      told = true;
      stop();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  });
}
