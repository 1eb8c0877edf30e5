import { fail, ok, type Result } from '../../core/problem/problem.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { instantOf } from '../../facts/batch/moment.ts';
import type { CommittedFacts, MergeFrom } from '../../facts/open-committed.ts';
import type { CommittedBatch } from '../../port/store-batch.ts';
import {
  type Answers,
  askFacts,
  type Scored,
  scoreAnswers,
  type Viewed,
  viewKey,
} from './campaign-scores.ts';

/** What one campaign's scores are made of, kept between requests. Its methods are called one after the other. */
export interface CampaignDesk {
  /** Sequence of the last batch it knows; 0 before the first. */
  readonly sequence: number;
  readonly facts: CommittedFacts;
  take(later: readonly CommittedBatch[]): Promise<Result<null>>;
  scored(view: Viewed): Promise<Result<Scored>>;
  answers(view: Viewed): Promise<Result<Answers>>;
  /** Starts merging, beside other work, the datasets for which it pays. */
  mergeMany(from: MergeFrom): void;
  close(): Promise<void>;
}

/** Standpoints for which answers are kept; the one used longest ago goes first. */
const mostViews = 8;

interface Kept {
  readonly answers: Answers;
  /** Datasets with batches that these answers do not know, and up to which sequence they know each. */
  readonly since: Map<string, number>;
  scored: Scored | null;
}

/** A desk on facts opened from the campaign's commits. */
export function startDesk(scheme: Scheme, facts: CommittedFacts, sequence: number): CampaignDesk {
  const kept = new Map<string, Kept>();
  let last = sequence;
  let merging: Promise<void> | null = null;
  let mayMerge = true;
  return {
    get sequence() {
      return last;
    },
    facts,
    take: async (later) => {
      const taken = await facts.extend(later);
      if (!taken.ok) return taken;
      for (const each of kept.values()) outdate(each, later, last);
      last = later.at(-1)?.sequence ?? last;
      return ok(null);
    },
    answers: async (view) => {
      const current = await refresh(view);
      return current.ok ? ok(current.value.answers, current.problems) : current;
    },
    scored: async (view) => {
      const current = await refresh(view);
      if (!current.ok) return current;
      current.value.scored ??= scoreAnswers(view, current.value.answers);
      return ok(current.value.scored, current.problems);
    },
    mergeMany: (from) => {
      merging ??= mergeAll(from).finally(() => {
        merging = null;
      });
    },
    close: async () => {
      await merging;
      await facts.close();
    },
  };

  async function mergeAll(from: MergeFrom): Promise<void> {
    try {
      for (const { name } of mayMerge ? scheme.datasets : []) await facts.merge(name, from);
    } catch {
      // A disk that is full, say: the batches can still be read one by one, so nobody is told, and it is not tried again.
      mayMerge = false;
    }
  }

  async function refresh(view: Viewed): Promise<Result<Kept>> {
    const key = viewKey(view);
    const before = kept.get(key);
    kept.delete(key);
    if (before !== undefined && before.since.size === 0) {
      kept.set(key, before);
      return ok(before);
    }
    const answers = await askFacts(facts, view, before ?? null);
    if (!answers.ok) return fail(...answers.problems);
    const fresh: Kept = { answers: answers.value, since: new Map(), scored: null };
    kept.set(key, fresh);
    for (const oldest of kept.keys()) if (kept.size > mostViews) kept.delete(oldest);
    return ok(fresh, answers.problems);
  }
}

/** What was known at a moment is not changed by what comes later. */
function outdate({ answers, since }: Kept, later: readonly CommittedBatch[], last: number): void {
  if (answers.at.knownAt !== null && later.every((each) => isAfter(each.knownAt, answers.at.knownAt))) return;
  for (const { dataset } of later) if (!since.has(dataset)) since.set(dataset, last);
}

const isAfter = (moment: string, than: string | null): boolean =>
  than !== null && (instantOf(moment) ?? 0) > (instantOf(than) ?? Number.POSITIVE_INFINITY);
