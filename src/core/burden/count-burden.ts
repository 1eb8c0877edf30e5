import { collectAggregates } from '../measure/extract.ts';
import { compareCodePoints } from '../quantity/canonical.ts';
import type { Dataset, Indicator, Provider, Scheme, Table } from '../scheme/scheme.ts';
import { indicatorsOf } from '../scheme/walk.ts';
import type { Burden, LeadBurden, Request, UnitBurden } from './burden.ts';
import { findBurden } from './find-burden.ts';

/**
 * Counts what assessed units and leads have to hand in, by the `provided_by` of the datasets their indicators read. What
 * systems hold and experts judge counts for nobody; a dataset that does not say is a finding.
 */
export function countBurden(scheme: Scheme): Burden {
  const uses = usesOf(scheme);
  const units = scheme.tables.map((table) => unitBurden(scheme, table, uses));
  return { units, leads: leadBurdens(uses), findings: findBurden(scheme, units) };
}

/** An indicator reads a dataset. */
interface Use {
  readonly table: string;
  readonly indicator: Indicator;
  readonly dataset: Dataset;
}

function usesOf(scheme: Scheme): readonly Use[] {
  return scheme.tables.flatMap((table) =>
    indicatorsOf(table).flatMap((indicator) => {
      const read = new Set(collectAggregates([indicator.formula.tree], scheme).map((each) => each.dataset));
      return scheme.datasets
        .filter((each) => read.has(each.name))
        .map((dataset) => ({ table: table.id, indicator, dataset }));
    }),
  );
}

function unitBurden(scheme: Scheme, table: Table, uses: readonly Use[]): UnitBurden {
  const indicators = indicatorsOf(table);
  const requests = requestsOf(
    uses.filter((each) => each.table === table.id),
    'unit',
  );
  const asking = new Set(requests.flatMap((each) => each.indicators));
  return {
    table: table.id,
    subject: table.subject,
    subjectName: table.subjectName,
    units: scheme.units.filter((each) => each.kind === table.subject).length,
    indicators: indicators.length,
    unasked: indicators.filter(({ id }) => !asking.has(id)).length,
    requests,
    columns: columnsOf(requests),
  };
}

/** A dataset of joint leads is counted for each of them: the scheme does not say which one hands it in. */
function leadBurdens(uses: readonly Use[]): readonly LeadBurden[] {
  const leads = [...new Set(uses.flatMap((each) => each.indicator.leads))].sort(compareCodePoints);
  return leads.map((lead) => {
    const requests = requestsOf(
      uses.filter((each) => each.indicator.leads.includes(lead)),
      'lead',
    );
    return { lead, requests, columns: columnsOf(requests) };
  });
}

/** One request for each dataset of a provider, in order of dataset. */
function requestsOf(uses: readonly Use[], provider: Provider): readonly Request[] {
  const asked = uses.filter((each) => each.dataset.providedBy === provider);
  const datasets = [...new Set(asked.map((each) => each.dataset))].sort((a, b) =>
    compareCodePoints(a.name, b.name),
  );
  return datasets.map((dataset) => {
    const readers = asked.filter((each) => each.dataset === dataset).map((each) => each.indicator);
    return {
      dataset: dataset.name,
      columns: dataset.columns.map((each) => each.name).filter((name) => name !== dataset.unit),
      indicators: readers.map((each) => each.id),
      leads: [...new Set(readers.flatMap((each) => each.leads))].sort(compareCodePoints),
    };
  });
}

const columnsOf = (requests: readonly Request[]): number =>
  requests.reduce((sum, each) => sum + each.columns.length, 0);
