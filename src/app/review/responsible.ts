import type { PoolClient } from 'pg';
import type { Indicator, Unit } from '../../core/scheme/scheme.ts';
import { findIndicator } from '../../core/scheme/walk.ts';
import type { Recusal } from '../../port/store-review.ts';
import { listRecusals } from '../../store/view/recusals.ts';
import type { OpenCampaign } from '../campaign/open-campaign.ts';
import { readersFor } from './readers.ts';

/** Who judges a unit. `leads` empty: the office has to name a substitute. */
export interface Responsible {
  readonly leads: readonly string[];
  /** Leads of the indicator that may not judge this unit. */
  readonly recused: readonly string[];
}

type Client = Pick<PoolClient, 'query'>;

/**
 * The leads that are responsible for an indicator of a unit: those of the scheme without the ones that are the unit
 * itself or were recused, and with those the office named instead. None for an indicator or a unit that is not there.
 */
export async function responsibleLeads(
  client: Client,
  open: OpenCampaign,
  indicator: string,
  unit: string,
): Promise<Responsible> {
  const found = findIndicator(open.scheme, indicator);
  const assessed = open.units.find((each) => each.unit === unit);
  if (found === null || assessed === undefined) return nobody;
  const { office, id } = open.campaign;
  return responsibleOf(found.indicator, assessed, await listRecusals(client, office, id, unit));
}

/** As `responsibleLeads`, together for all indicators that read a dataset for this unit. */
export async function responsibleForDataset(
  client: Client,
  open: OpenCampaign,
  dataset: string,
  unit: string,
): Promise<Responsible> {
  const { office, id } = open.campaign;
  return responsibleAmong(open, dataset, unit, await listRecusals(client, office, id, unit));
}

/** As `responsibleForDataset`, with the recusals at hand. */
export function responsibleAmong(
  { scheme, units }: OpenCampaign,
  dataset: string,
  unit: string,
  recusals: readonly Recusal[],
): Responsible {
  const assessed = units.find((each) => each.unit === unit);
  if (assessed === undefined) return nobody;
  const each = readersFor(scheme, dataset, assessed.kind).map(({ indicator }) =>
    responsibleOf(indicator, assessed, recusals),
  );
  const leads = unique(each.flatMap((one) => one.leads));
  return { leads, recused: unique(each.flatMap((one) => one.recused)).filter((x) => !leads.includes(x)) };
}

/** Who is responsible, given what the office recorded. Records of other units do not count. */
export function responsibleOf(indicator: Indicator, unit: Unit, recusals: readonly Recusal[]): Responsible {
  const records = recusals.filter(
    (each) =>
      each.unit === unit.unit && !each.ended && (each.indicator === null || each.indicator === indicator.id),
  );
  const isRecused = (lead: string): boolean =>
    isSameBody(lead, unit.name) || records.some((each) => each.lead === lead);
  const recused = indicator.leads.filter(isRecused);
  const substitutes = recused.flatMap((lead) => substituteOf(lead, records)).filter((one) => !isRecused(one));
  return { leads: unique([...indicator.leads.filter((lead) => !isRecused(lead)), ...substitutes]), recused };
}

/** Whether a lead's name and a unit's are the same body; blanks and the width of signs do not matter. */
export const isSameBody = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (name: string): string => name.normalize('NFKC').replace(/\s/g, '');

/** The one named for this indicator goes before the one named for all. */
function substituteOf(lead: string, records: readonly Recusal[]): readonly string[] {
  const own = records.filter((each) => each.lead === lead && each.substitute !== null);
  const best = own.find((each) => each.indicator !== null) ?? own[0];
  return best?.substitute == null ? [] : [best.substitute];
}

const unique = (names: readonly string[]): readonly string[] => [...new Set(names)];
const nobody: Responsible = { leads: [], recused: [] };
