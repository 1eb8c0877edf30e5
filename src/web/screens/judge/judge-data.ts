import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { datasetList } from '../../../api/schemas/dataset.ts';
import type { judgementList } from '../../../api/schemas/judgement.ts';
import { ask } from '../../api/client.ts';
import type { Column } from '../../kit/fact-cell.tsx';
import type { Row } from '../../kit/paste.ts';

export type JudgedLine = z.infer<typeof judgementList>['items'][number];
type Dataset = z.infer<typeof datasetList>['items'][number];

/** What is filled in for one line, besides what the server puts in itself. */
export interface Filled {
  readonly cells: Row;
  readonly reason: string;
}

export const useJudgements = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'judgements'],
    queryFn: () => ask<z.infer<typeof judgementList>>(`/campaigns/${campaign}/judgements`),
  });

export const useDatasets = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'datasets'],
    queryFn: () => ask<z.infer<typeof datasetList>>(`/campaigns/${campaign}/datasets`),
    staleTime: 60_000,
  });

/** Which line it is, whatever was judged on it. */
export const lineKey = ({ indicator, dataset, unit, lead, item }: JudgedLine): string =>
  JSON.stringify([indicator, dataset, unit, lead, item]);

/** What was judged, or what the formula says is judged. */
export const filledOf = ({ judgement, item }: JudgedLine): Filled =>
  judgement === null
    ? { cells: item ?? {}, reason: '' }
    : { cells: judgement.cells, reason: judgement.reason };

/** Columns to fill in: not the unit, the day, who judges and why, for which the server knows the answer or asks apart. */
export function columnsToJudge({ columns, key, unit, time }: Dataset, item: Row | null): readonly Column[] {
  const rest = columns.filter(
    ({ name }) => name !== unit && name !== time && !Object.hasOwn(item ?? {}, name),
  );
  const judge = onlyOne(
    columns.filter((each) => each.name !== unit && key.includes(each.name) && each.type === 'text'),
  );
  const reason = onlyOne(
    rest.filter((each) => !key.includes(each.name) && each.type === 'text' && !each.optional),
  );
  return rest.filter(({ name }) => name !== judge && name !== reason);
}

const onlyOne = (columns: readonly Column[]): string | null =>
  columns.length === 1 ? (columns[0]?.name ?? null) : null;
