import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * Structured log, one JSON object a line. Only what is named here is ever written: no bodies, no headers, no logins,
 * names or tokens, no addresses asked for, no message of an error (it may quote what somebody typed).
 */
export function openLog(destination: DestinationStream | null, level = 'info'): Logger {
  const options = {
    level: destination === null ? 'silent' : level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: errorFacts, req: () => undefined, res: () => undefined },
  };
  return destination === null ? pino(options) : pino(options, destination);
}

/** What may be known of an error: its kind, its code, and where in the program it arose. */
export function errorFacts(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { kind: error.name, ...code, at: framesOf(error), ...causeOf(error) };
}

const mostFrames = 8;

const framesOf = ({ stack = '' }: Error): readonly string[] =>
  stack
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, mostFrames)
    .map((line) => line.trim());

const causeOf = ({ cause }: Error): Readonly<Record<string, unknown>> =>
  cause instanceof Error ? { cause: errorFacts(cause) } : {};
