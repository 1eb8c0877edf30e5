import { Buffer } from 'node:buffer';
import { fail, ok, type Problem, problem, type Result } from '../../../core/problem/problem.ts';
import { type Actor, systemActor } from '../../../port/actor.ts';
import type { ClaimedJob } from '../../../port/store-job.ts';
import { readConnector } from '../../../store/view/connectors.ts';
import { beginRun, endRun, type RunOutcome } from '../../../store/write/connectors.ts';
import { loadStream } from '../../facts/load-stream.ts';
import { done, type JobOutcome } from '../../job/handler.ts';
import type { Platform } from '../../platform.ts';
import { act } from '../../work/act.ts';
import { type MappedRow, mapRow } from './mapping.ts';
import { type Prepared, type PullOptions, preparePull } from './prepare.ts';
import { readSource } from './read-source.ts';
import { SourceFault, type SourceRow } from './rows.ts';
import { sourceSchema } from './source.ts';
import { stoppedProblem } from './stopped.ts';

/** As whom connectors commit: only loading data. */
export const connectorActor = (office: string): Actor => ({
  account: 'connector',
  name: '连接器',
  office,
  grants: [{ role: 'office', scope: null }],
  scopes: ['facts'],
});

/** What may get better by itself. */
const passing = new Set<string>([
  'remote-unreachable',
  'remote-too-slow',
  'host-unresolved',
  'connector-running',
]);
/** Seconds a pull may take beyond its source's, for committing. */
const commitSeconds = 600;

/** Does one pull. Begun again after a crash it brings the same rows, which are then known already. */
export async function pull(
  platform: Platform,
  job: Pick<ClaimedJob, 'office' | 'subject'>,
  options: PullOptions,
): Promise<JobOutcome> {
  const office = job.office ?? '';
  const begun = await begin(platform, office, job.subject, options);
  if (begun === null) return done;
  if (!begun.ok) return outcomeOf(begun.problems);
  const { run, prepared } = begun.value;
  const pulled = prepared.ok ? await bring(platform, prepared.value) : prepared;
  const outcome = pulled.ok ? pulled.value : failed(pulled.problems);
  await end(platform, office, job.subject, run, outcome);
  return pulled.ok ? done : outcomeOf(pulled.problems);
}

function outcomeOf(problems: readonly Problem[]): JobOutcome {
  const fault = problems.map((each) => each.code).join(', ');
  return { kind: problems.every((each) => passing.has(each.code)) ? 'retry' : 'give-up', fault };
}

const failed = (problems: readonly Problem[]): RunOutcome => ({
  state: 'failed',
  until: null,
  rows: 0,
  rejects: 0,
  batch: null,
  problems: kept(problems),
});

const kept = (problems: readonly Problem[]): RunOutcome['problems'] =>
  problems.slice(0, 20).map(({ code, params }) => ({ code, params }));

/** Null when the connector is gone. */
async function begin(
  platform: Platform,
  office: string,
  id: string,
  options: PullOptions,
): Promise<Result<{ readonly run: string; readonly prepared: Result<Prepared> }> | null> {
  let gone = false;
  const begun = await act(platform, systemActor(office), async ({ client }) => {
    const connector = await readConnector(client, office, id, true);
    if (connector === null) {
      gone = true;
      return fail(problem('not-found', { what: id }));
    }
    const { seconds } = sourceSchema.parse(connector.source);
    const run = await beginRun(client, connector, seconds + commitSeconds);
    if (run === null) return fail(problem('connector-running', {}));
    return ok({ run, prepared: await preparePull(platform, client, connector, options) });
  });
  return gone ? null : begun;
}

/** Streams the source's rows, mapped, into a batch. */
async function bring(platform: Platform, prepared: Prepared): Promise<Result<RunOutcome>> {
  const { connector, source, reading } = prepared;
  const counted: Counted = { rows: 0, last: null, fault: null };
  const first = await firstRow(prepared);
  if (!first.ok) return first;
  if (first.value === null) return ok(finished(prepared, counted, null));
  try {
    const loaded = await loadStream(platform, connectorActor(connector.office), {
      campaign: connector.campaign,
      dataset: connector.dataset,
      action: connector.action,
      mediaType: 'application/x-ndjson',
      stream: lines(prepared, first.value, counted),
      fileName: `connector-${connector.id}`,
      label: connector.name,
      signal: reading.signal,
    });
    if (!loaded.ok && counted.fault !== null) return fail(...counted.fault.problems);
    if (!loaded.ok) return reading.signal.aborted ? fail(stoppedProblem(source)) : loaded;
    return ok(finished(prepared, counted, loaded.value));
  } catch (error) {
    if (reading.signal.aborted) return fail(stoppedProblem(source));
    if (error instanceof SourceFault) return fail(...error.problems);
    throw error;
  }
}

interface Counted {
  rows: number;
  last: SourceRow | null;
  /** What ended the rows; whoever reads them only sees that they broke off. */
  fault: SourceFault | null;
}
type Rows = AsyncGenerator<SourceRow>;

/** The rows with the first one read; null when there are none: an empty pull is no batch. */
async function firstRow({
  source,
  reading,
}: Prepared): Promise<Result<{ first: SourceRow; rest: Rows } | null>> {
  const rest = readSource(source, reading);
  try {
    const first = await rest.next();
    return ok(first.done === true ? null : { first: first.value, rest });
  } catch (error) {
    if (reading.signal.aborted) return fail(stoppedProblem(source));
    if (error instanceof SourceFault) return fail(...error.problems);
    throw error;
  }
}

async function* lines(
  { mapping, source }: Prepared,
  { first, rest }: { readonly first: SourceRow; readonly rest: Rows },
  counted: Counted,
): AsyncGenerator<Buffer> {
  const line = (row: SourceRow): Buffer => {
    counted.rows++;
    counted.last = row;
    const { rowLimit } = source;
    if (counted.rows > rowLimit)
      throw new SourceFault(problem('connector-too-many-rows', { limit: String(rowLimit) }));
    const cells = mapRow(row, mapping);
    if (Array.isArray(cells)) throw new SourceFault(...cells);
    return Buffer.from(`${JSON.stringify(cells as MappedRow)}\n`, 'utf8');
  };
  try {
    yield line(first);
    for await (const row of rest) yield line(row);
  } catch (error) {
    if (error instanceof SourceFault) counted.fault = error;
    throw error;
  } finally {
    await rest.return(undefined);
  }
}

function finished(
  { source }: Prepared,
  { last }: Counted,
  loaded: {
    readonly rows: number;
    readonly rejects: number;
    readonly batch: { readonly batch: string };
  } | null,
): RunOutcome {
  const until = source.cursorColumn === null ? null : (last?.get(source.cursorColumn) ?? null);
  const { rows = 0, rejects = 0 } = loaded ?? {};
  return { state: 'done', until, rows, rejects, batch: loaded?.batch.batch ?? null, problems: [] };
}

function end(
  platform: Platform,
  office: string,
  id: string,
  run: string,
  outcome: RunOutcome,
): Promise<Result<void>> {
  return act(platform, systemActor(office), async (work) => {
    const connector = await readConnector(work.client, office, id, true);
    if (connector === null) return ok(undefined);
    await endRun(work.client, { office, id }, run, outcome);
    const { state, rows, rejects, batch, problems } = outcome;
    work.record({
      action: 'connector.pulled',
      subject: `connector/${id}`,
      campaign: connector.campaign,
      details: { state, rows, rejects, batch, problems: problems.map((each) => each.code) },
    });
    return ok(undefined);
  });
}
