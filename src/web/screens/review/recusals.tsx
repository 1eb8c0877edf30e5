import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { recusalList } from '../../../api/schemas/judgement.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { RecordRecusal } from './record-recusal.tsx';
import { RecusalForm } from './recusal-form.tsx';
import { useRules } from './review-data.ts';
import { useReviewWords } from './words.ts';

export type Recusals = z.infer<typeof recusalList>;

/** Who must not decide about whom, and who stands in. */
export function RecusalList({ campaign }: { readonly campaign: Campaign }) {
  const say = useReviewWords();
  const rules = useRules(campaign);
  const found = useQuery({
    queryKey: ['campaign', campaign.id, 'recusals'],
    queryFn: () => ask<Recusals>(`/campaigns/${campaign.id}/recusals`),
  });
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading lines={6} />;
  const { items, recorded } = found.data;
  const leads = [...new Set((rules.data?.items ?? []).flatMap((each) => each.leads))].toSorted();
  const needy = items.toSorted((a, b) => Number(b.needsSubstitute) - Number(a.needsSubstitute));
  return (
    <section className="kit-panel">
      <p>{say('recusalHint')}</p>
      <RecordRecusal campaign={campaign.id} leads={leads} recorded={recorded} />
      {items.length === 0 ? <p>{say('noRecusals')}</p> : null}
      <div className="kit-scroll">
        <table className="kit-table">
          <thead>
            <tr>
              <th scope="col">{say('unit')}</th>
              <th scope="col">{say('indicator')}</th>
              <th scope="col">{say('lead')}</th>
              <th scope="col">{say('standsIn')}</th>
              <th scope="col">{say('substitute')}</th>
            </tr>
          </thead>
          <tbody>
            {everyOf(needy).map(({ unit, unitName, lead }) => (
              <tr key={`${unit} ${lead}`}>
                <th scope="row">{unitName}</th>
                <td>{say('every')}</td>
                <td>{lead}</td>
                <td />
                <td>
                  <RecusalForm
                    campaign={campaign.id}
                    about={{ unit, indicator: null, lead }}
                    leads={leads.filter((other) => other !== lead)}
                    recorded={recorded}
                  />
                </td>
              </tr>
            ))}
            {needy.map((each) => (
              <tr key={`${each.unit} ${each.indicator}`}>
                <th scope="row">{each.unitName}</th>
                <td>{each.indicatorName}</td>
                <td>{each.recused.join('、')}</td>
                <td>
                  {each.leads.length === 0 ? (
                    <strong>{say('needsSubstitute')}</strong>
                  ) : (
                    each.leads.join('、')
                  )}
                </td>
                <td>
                  {each.recused.map((lead) => (
                    <RecusalForm
                      key={lead}
                      campaign={campaign.id}
                      about={{ unit: each.unit, indicator: each.indicator, lead }}
                      leads={leads.filter((other) => !each.recused.includes(other))}
                      recorded={recorded}
                    />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Each unit and recused lead once: a substitute can be named for all indicators together. */
const everyOf = (items: Recusals['items']) => [
  ...new Map(
    items.flatMap((each) => each.recused.map((lead) => [`${each.unit} ${lead}`, { ...each, lead }])),
  ).values(),
];
