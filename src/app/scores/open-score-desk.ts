import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PoolClient } from 'pg';
import { envelopeOf } from '../../core/envelope/envelope.ts';
import { fail, ok, type Result } from '../../core/problem/problem.ts';
import type { CommittedFacts } from '../../facts/open-committed.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import type { Store } from '../../store/connect.ts';
import { batchesOf, lastSequence } from '../../store/view/batches.ts';
import { inOffice } from '../../store/write/office-transaction.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { explainInRun } from '../explain-indicator.ts';
import { factsFolder, pickDataset } from '../facts/campaign-facts.ts';
import { type CampaignDesk, startDesk } from './campaign-desk.ts';
import { askFacts, scoreAnswers, type Viewed } from './campaign-scores.ts';
import { type DeskQueue, startQueue } from './desk-queue.ts';
import { differenceOf } from './difference.ts';
import type { ScoreDesk, SeenFrom } from './score-desk.ts';
import { viewOf } from './score-view.ts';

/** What answers questions about facts: DuckDB over the batch files, or the database, into which they are loaded too. */
export type FactsEngine = 'duckdb' | 'postgres';

/** The schema of the database in which facts are kept beside their files; it can be dropped at any time. */
const factsSchema = 'zhunsheng_facts';

/** Campaigns whose facts are kept open; the one used longest ago is closed first. */
const mostDesks = 8;
/** Until then batches are read one by one; from then on they are merged into one file. */
const mergeFrom = { batches: 16, rows: 100_000 };
const present: SeenFrom = { asOf: null, knownAt: null };

/**
 * Scores of campaigns whose commits are in the store and whose files are below `folder`. Each request looks at how far
 * the commits have come, so several processes agree. Every method uses a connection of its own: never call one inside a transaction.
 */
export function openScoreDesk(
  store: Pick<Store, 'pool'>,
  folder: string,
  engine: FactsEngine = 'duckdb',
): ScoreDesk {
  const desks = new Map<string, DeskQueue>();
  return {
    result: (open, from) =>
      atDesk(open, from, async (desk, view) => {
        const scored = await desk.scored(view);
        return scored.ok ? ok(scored.value.result, scored.value.problems) : scored;
      }),
    explain: (open, from, asked) =>
      atDesk(open, from, (desk, view) =>
        explainInRun(
          { ...asked, table: null },
          { ...view, tables: view.scheme.tables, engine: desk.facts, problems: [] },
        ),
      ),
    reachable: (open, from) =>
      atDesk(open, from, async (desk, view) => {
        const scored = await desk.scored(view);
        if (!scored.ok) return scored;
        const { tables } = scored.value.scores;
        return ok(new Map(tables.map((each) => [each.table.id, envelopeOf(each)])));
      }),
    difference: (open, from, proposed) =>
      atDesk(open, from, async (desk, view) => {
        const dataset = pickDataset(view.scheme, proposed.dataset);
        if (!dataset.ok) return dataset;
        const before = await desk.scored(view);
        const answers = await desk.answers(view);
        if (!before.ok || !answers.ok) return fail(...before.problems, ...answers.problems);
        const { rowSource } = await import('../../facts/staging.ts');
        const { action } = proposed;
        const proposal = { dataset: dataset.value, action, source: rowSource('', proposed.rows) };
        const temporary = await mkdtemp(join(tmpdir(), 'zhunsheng-'));
        try {
          return await desk.facts.propose(temporary, proposal, async (engine) => {
            const since = new Map([[proposed.dataset, desk.sequence]]);
            const after = await askFacts(engine, view, { answers: answers.value, since });
            if (!after.ok) return after;
            return ok(differenceOf(before.value.result, scoreAnswers(view, after.value).result));
          });
        } finally {
          await rm(temporary, { recursive: true, force: true });
        }
      }),
    facts: (open, work) => atDesk(open, present, (desk) => work(desk.facts)),
    close: async () => {
      for (const queue of desks.values()) await queue.close();
      desks.clear();
    },
  };

  async function atDesk<T>(
    open: OpenCampaign,
    from: SeenFrom,
    work: (desk: CampaignDesk, view: Viewed) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const { office, id } = open.campaign;
    return queueOf(open).run(async (before) => {
      const look = async (client: PoolClient) => ({
        view: await viewOf(client, open, from),
        later: await laterBatches(client, office, id, before?.sequence ?? 0),
      });
      const { view, later } = await inOffice(store.pool, office, look, 'snapshot');
      if (!view.ok) return { desk: before, done: view };
      const current = await currentDesk(before, open, later);
      if (!current.ok) return { desk: null, done: current };
      const done = await work(current.value, view.value);
      current.value.mergeMany(mergeFrom);
      return { desk: current.value, done };
    });
  }

  function queueOf({ campaign, scheme }: OpenCampaign): DeskQueue {
    const key = JSON.stringify([campaign.office, campaign.id, scheme.fingerprint]);
    const queue = desks.get(key) ?? startQueue();
    desks.delete(key);
    desks.set(key, queue);
    for (const [oldest, unused] of desks) {
      if (desks.size <= mostDesks) break;
      desks.delete(oldest);
      void unused.close();
    }
    return queue;
  }

  async function currentDesk(
    before: CampaignDesk | null,
    open: OpenCampaign,
    later: readonly CommittedBatch[],
  ): Promise<Result<CampaignDesk>> {
    if (before !== null) {
      const taken = later.length === 0 ? ok(null) : await before.take(later);
      if (taken.ok) return ok(before);
      await before.close();
      return fail(...taken.problems);
    }
    const { campaign, scheme } = open;
    const { openCommitted } = await import('../../facts/open-committed.ts');
    const own = factsFolder(folder, campaign.office, campaign.id);
    const files = await openCommitted(scheme, own, later);
    if (!files.ok) return files;
    const facts = engine === 'duckdb' ? files : await inDatabase(files.value, open, own);
    if (!facts.ok) {
      await files.value.close();
      return facts;
    }
    return ok(startDesk(scheme, facts.value, later.at(-1)?.sequence ?? 0));
  }

  async function inDatabase(
    facts: CommittedFacts,
    { campaign, scheme }: OpenCampaign,
    own: string,
  ): Promise<Result<CommittedFacts>> {
    const { answeredByPostgres } = await import('../../facts/postgres/committed.ts');
    const space = `${campaign.office}/${campaign.id}`;
    return answeredByPostgres(facts, { pool: store.pool, schema: factsSchema, space }, scheme, own);
  }
}

async function laterBatches(
  client: PoolClient,
  office: string,
  campaign: string,
  after: number,
): Promise<readonly CommittedBatch[]> {
  const last = await lastSequence(client, office, campaign);
  return last > after ? batchesOf(client, office, campaign, { dataset: null, after }) : [];
}
