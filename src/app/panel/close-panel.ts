import { ok, type Problem, problem, type Result } from '../../core/problem/problem.ts';
import type { Actor } from '../../port/actor.ts';
import type { Panel, Row, Vote } from '../../port/store-review.ts';
import { listVotes, readPanel } from '../../store/view/panels.ts';
import { holdCommits } from '../../store/write/batches.ts';
import { utcNow } from '../../store/write/moment.ts';
import { endPanel } from '../../store/write/panels.ts';
import { requireState } from '../campaign/state.ts';
import { dayAt } from '../campaign/today.ts';
import { commitRows } from '../facts/commit-rows.ts';
import type { Platform } from '../platform.ts';
import { countedTime } from '../review/counted-day.ts';
import { fitRow } from '../review/self-report.ts';
import { act, refused } from '../work/act.ts';
import { pseudonym } from './expert-dataset.ts';
import { isOpen, type LoadedPanel, loadPanel, panelSubject } from './load-panel.ts';
import { type PanelView, showPanel } from './panel-view.ts';
import { panelStatistics } from './statistics.ts';

/**
 * Closes a panel, when all votes are settled or the last day is past: the votes become facts under pseudonyms, one row for
 * each expert and unit, and the scheme's own rule makes the score of them.
 */
export function closePanel(
  platform: Platform,
  actor: Actor,
  asked: { readonly panel: string; readonly acceptShort: boolean },
): Promise<Result<PanelView>> {
  return act(platform, actor, async (work) => {
    const { client } = work;
    const { office, account: by } = actor;
    const held = await holdCommits(client, office);
    if (!held.ok) return held;
    const loaded = await loadPanel(client, actor, 'panel.manage', asked.panel, 'hold');
    if (!loaded.ok) return loaded;
    const { panel, open, experts } = loaded.value;
    const now = await utcNow(client);
    const votes = await listVotes(client, office, panel.id);
    const counted = votes.flatMap(countedVote);
    const no =
      isOpen(panel) ??
      requireState(open.campaign, 'collecting') ??
      stillOpen(panel, votes, dayAt(now, open.scheme.zoneMinutes)) ??
      (asked.acceptShort ? null : tooFew(loaded.value, counted));
    if (no !== null) return refused(no);
    const rows = counted.map((vote) => rowOf(loaded.value, vote, now));
    const { dataset } = panel;
    const source = `panel/${panel.id}`;
    const batch =
      rows.length === 0
        ? ok(null)
        : await commitRows(platform, work, { open, dataset, action: 'replace', rows, source });
    if (!batch.ok) return batch;
    const statistics = panelStatistics(counted, experts.trimming);
    const sequence = batch.value?.sequence ?? null;
    await endPanel(client, panel, { state: 'closed', batch: sequence, statistics, reason: '', by });
    const { campaign, indicator } = panel;
    const details = { step: 'closed', votes: counted.length, batch: sequence };
    work.record({ action: 'panel.manage', subject: panelSubject(panel), campaign, indicator, details });
    const done = (await readPanel(client, office, panel.id)) ?? panel;
    return ok(await showPanel(client, actor, open, done));
  });
}

type Counted = Omit<Vote, 'value'> & { readonly value: string };

const countedVote = (vote: Vote): readonly Counted[] =>
  vote.state === 'given' && vote.value !== null ? [{ ...vote, value: vote.value }] : [];

function stillOpen(panel: Panel, votes: readonly Vote[], today: string): Problem | null {
  const settled = votes.filter((each) => each.state !== 'draft').length;
  const open = panel.units.length * panel.experts.length - settled;
  if (open === 0 || today > panel.closesOn) return null;
  return problem('panel-votes-open', { open: String(open), closesOn: panel.closesOn });
}

function tooFew({ panel, open }: LoadedPanel, counted: readonly Counted[]): Problem | null {
  const short = panel.units.filter(
    (unit) => counted.filter((each) => each.unit === unit).length < panel.leastVotes,
  );
  if (short.length === 0) return null;
  const names = short.map((unit) => open.units.find((each) => each.unit === unit)?.name ?? unit);
  return problem('panel-too-few-votes', { needed: String(panel.leastVotes), units: names.join('、') });
}

function rowOf({ open, experts }: LoadedPanel, vote: Counted, now: string): Row {
  const { shape, expert, score, reason } = experts;
  const { dataset, time } = shape;
  return fitRow(
    dataset,
    {},
    {
      [dataset.unit]: vote.unit,
      [expert]: pseudonym(vote.expert),
      [score.name]: vote.value,
      [reason]: vote.reason,
      ...(time === null ? {} : { [time.name]: countedTime(open.scheme, time, now) }),
    },
  );
}
