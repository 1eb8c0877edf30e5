import type { PoolClient } from 'pg';
import { permit, reachesAll } from '../../access/permit.ts';
import { ok, type Result } from '../../core/problem/problem.ts';
import { formatDay } from '../../core/quantity/day.ts';
import { readFiles } from '../../core/scheme/files.ts';
import { isFollowed } from '../../core/scheme/ruling/open-questions.ts';
import { indicatorsOf } from '../../core/scheme/walk.ts';
import type { Actor } from '../../port/actor.ts';
import type { SchemeState, SchemeVersion } from '../../port/store-scheme.ts';
import { type GivenRuling, listRulings } from '../../store/view/scheme-rulings.ts';
import { listVersions } from '../../store/view/scheme-versions.ts';
import { readVersion } from '../../store/write/scheme-versions.ts';
import type { Platform } from '../platform.ts';
import { look, refused } from '../work/act.ts';
import { type AskedVersion, missing, subjectOf } from './find-version.ts';
import { readTexts } from './read-texts.ts';
import { rulersOf } from './rulers.ts';

/** A question a scheme leaves open, or left open until somebody ruled. */
export interface SchemeQuestion {
  readonly id: string;
  readonly notice: string;
  readonly unclear: string;
  readonly taken: string;
  readonly choices: readonly string[];
  /** Which choice the formulas follow now; null where the scheme does not say. */
  readonly follows: string | null;
  readonly ruledBy: string;
  readonly ruling: {
    readonly by: string;
    readonly on: string;
    readonly text: string;
    readonly choice: string;
  } | null;
  /** Not ruled, or ruled and not followed by the formulas: results stay provisional. */
  readonly open: boolean;
  /** Whether whoever asks may rule on it now. */
  readonly mine: boolean;
  readonly indicators: readonly string[];
}

export interface VersionQuestions extends AskedVersion {
  readonly state: SchemeState;
  readonly title: string;
  readonly revision: number;
  readonly questions: readonly SchemeQuestion[];
  /** Who ruled in this version, in order. */
  readonly rulings: readonly GivenRuling[];
}

/**
 * The questions of a version. Of what is not published, leads see those that name them, and nobody else but the office
 * sees any.
 */
export function listVersionQuestions(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
  asked: AskedVersion,
): Promise<Result<VersionQuestions>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'scheme.read', { office: actor.office, name: subjectOf(asked) });
    if (no !== null) return refused(no);
    const kept = await readVersion(client, { office: actor.office, ...asked });
    const seen = kept === null ? null : await questionsOf(client, actor, kept);
    return seen === null ? missing(asked) : ok(seen);
  });
}

/** The latest version of every scheme that waits for a ruling of whoever asks, with the questions to answer. */
export function listOpenQuestions(
  platform: Pick<Platform, 'store'>,
  actor: Actor,
): Promise<Result<readonly VersionQuestions[]>> {
  return look(platform, actor, async (client) => {
    const no = permit(actor, 'scheme.read', { office: actor.office });
    if (no !== null) return refused(no);
    const all = await listVersions(client, actor.office, null);
    const latest = all.filter((each, i) => each.scheme !== all[i - 1]?.scheme);
    const waiting: VersionQuestions[] = [];
    for (const each of latest.filter(({ state }) => state !== 'published')) {
      const kept = await readVersion(client, each);
      const seen = kept === null ? null : await questionsOf(client, actor, kept);
      const questions = seen?.questions.filter(({ open, mine }) => open && mine) ?? [];
      if (seen !== null && questions.length > 0) waiting.push({ ...seen, questions });
    }
    return ok(waiting);
  });
}

/** Null when there is nothing in it for the actor to see. */
async function questionsOf(
  client: PoolClient,
  actor: Actor,
  kept: SchemeVersion,
): Promise<VersionQuestions | null> {
  const { scheme, version, state, revision } = kept;
  const all = readQuestions(kept, actor);
  const seesAll = state === 'published' || reachesAll(actor, 'scheme.read-draft');
  const questions = seesAll ? all : all.filter((each) => each.mine);
  if (!seesAll && questions.length === 0) return null;
  const ids = new Set(questions.map(({ id }) => id));
  const rulings = (await listRulings(client, kept)).filter((each) => ids.has(each.assumption));
  return { scheme, version, state, revision, title: titleIn(kept), questions, rulings };
}

const titleIn = ({ files }: SchemeVersion): string => readFiles(files).scheme?.shape.title ?? '';

function readQuestions({ files, state }: SchemeVersion, actor: Actor): readonly SchemeQuestion[] {
  const scheme = readTexts(files);
  const indicators = scheme.ok ? scheme.value.tables.flatMap((each) => indicatorsOf(each)) : [];
  return readFiles(files).assumptions.items.map(({ shape }) => {
    const { id, notice, unclear, taken, choices, follows, ruled_by: ruledBy, ruling } = shape;
    const target = { office: actor.office, leads: rulersOf(ruledBy) };
    return {
      ...{ id, notice, unclear, taken, choices, follows: follows ?? null, ruledBy },
      ruling: ruling === null ? null : { ...ruling, on: formatDay(ruling.on) },
      open: ruling === null || !isFollowed({ follows, ruling }),
      mine: state !== 'published' && permit(actor, 'ruling.make', target) === null,
      indicators: indicators.filter((each) => each.assumptions.includes(id)).map((each) => each.id),
    };
  });
}
