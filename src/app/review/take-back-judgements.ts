import { ok, type Result } from '../../core/problem/problem.ts';
import type { Judgement, Recusal, Row } from '../../port/store-review.ts';
import { listJudgements } from '../../store/view/judgements.ts';
import { deleteJudgement } from '../../store/write/judgements.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { commitRows } from '../facts/commit-rows.ts';
import type { Platform } from '../platform.ts';
import type { Work } from '../work/act.ts';
import { judgedShape } from './judged-shape.ts';

/** Takes back what a lead judged before it was recused; returns how many judgements that were. */
export async function takeBackJudgements(
  platform: Platform,
  work: Work,
  open: OpenCampaign,
  { unit, lead, indicator }: Pick<Recusal, 'unit' | 'lead' | 'indicator'>,
): Promise<Result<number>> {
  const { office, id } = open.campaign;
  const indicators = indicator === null ? {} : { indicators: [indicator] };
  const all = await listJudgements(work.client, office, id, { unit, leads: [lead], ...indicators });
  for (const judgement of all) {
    const { dataset } = judgement;
    const rows = [keyCells(open, judgement)];
    const source = `judgement/${judgement.id}/recused`;
    const done = await commitRows(platform, work, { open, dataset, action: 'retract', rows, source });
    if (!done.ok) return done;
    await deleteJudgement(work.client, office, judgement.id);
  }
  return ok(all.length);
}

function keyCells({ scheme }: OpenCampaign, { dataset: name, unit, lead, item }: Judgement): Row {
  const dataset = scheme.datasets.find((each) => each.name === name);
  if (dataset === undefined) throw new Error(`a judgement of ${name}, which the scheme does not have`);
  const { judge } = judgedShape(dataset);
  // Written by makeJudgement as the canonical text of cells.
  const items = JSON.parse(item) as Row;
  return { ...items, [dataset.unit]: unit, ...(judge === null ? {} : { [judge]: lead }) };
}
