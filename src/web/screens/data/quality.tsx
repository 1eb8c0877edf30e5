import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { qualityReply } from '../../../api/schemas/dataset.ts';
import { ask } from '../../api/client.ts';
import { ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useUnits } from '../../kit/unit-choice.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { type Dataset, pathOf } from './dataset-data.ts';
import { useDataWords } from './words.ts';

type Reply = z.infer<typeof qualityReply>;

/** What to look at again: units without rows, values far from the others, values far from the last time. */
export function Quality({ campaign, dataset }: { readonly campaign: Campaign; readonly dataset: Dataset }) {
  const say = useDataWords();
  const units = useUnits(campaign.id).data?.items ?? [];
  const found = useQuery({
    queryKey: ['campaign', campaign.id, 'quality', dataset.name],
    queryFn: () => ask<Reply>(`${pathOf(campaign.id, dataset.name)}/quality`),
  });
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading />;
  const { gaps, strangers, outliers, jumps } = found.data;
  const nameOf = (unit: string) => units.find((each) => each.unit === unit)?.name ?? unit;
  const unit = { head: say('unit'), cell: (each: { readonly unit: string }) => nameOf(each.unit) };
  const column = { head: say('column'), cell: (each: { readonly column: string }) => each.column };
  return (
    <>
      <Part title={say('gaps', { count: gaps.length })} hint={say('gapsHint')} count={gaps.length}>
        <p>{gaps.map((each) => each.name).join('、')}</p>
      </Part>
      <Part
        title={say('strangers', { count: strangers.length })}
        hint={say('strangersHint')}
        count={strangers.length}
      >
        <ListTable
          label={say('strangers', { count: strangers.length })}
          columns={[unit, { head: say('rows'), number: true, cell: ({ rows }) => rows }]}
          rows={strangers}
          keyOf={(each) => each.unit}
        />
      </Part>
      <Part
        title={say('outliers', { count: outliers.length })}
        hint={say('outliersHint')}
        count={outliers.length}
      >
        <ListTable
          label={say('outliers', { count: outliers.length })}
          columns={[
            unit,
            { head: say('record'), cell: ({ key }) => key },
            column,
            { head: say('value'), number: true, cell: ({ value }) => value },
            { head: say('distance'), number: true, cell: ({ distance }) => distance },
          ]}
          rows={outliers}
          keyOf={(each) => `${each.key} ${each.column}`}
        />
      </Part>
      <Part title={say('jumps', { count: jumps.length })} hint={say('jumpsHint')} count={jumps.length}>
        <ListTable
          label={say('jumps', { count: jumps.length })}
          columns={[
            unit,
            column,
            { head: say('before'), number: true, cell: ({ before }) => before },
            { head: say('after'), number: true, cell: ({ after }) => after },
          ]}
          rows={jumps}
          keyOf={(each) => `${each.unit} ${each.column}`}
        />
      </Part>
    </>
  );
}

function Part(props: {
  readonly title: string;
  readonly hint: string;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const say = useDataWords();
  const { title, hint, count, children } = props;
  return (
    <section className="kit-panel">
      <h2>{title}</h2>
      {count === 0 ? <p>{say('nothingFound')}</p> : children}
      <small>{hint}</small>
    </section>
  );
}
