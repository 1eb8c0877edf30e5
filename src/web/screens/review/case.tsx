import { useQuery } from '@tanstack/react-query';
import { ask } from '../../api/client.ts';
import { Evidence } from '../../kit/evidence.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { RowsTable } from '../../kit/rows-table.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { History } from '../report/history.tsx';
import { Decide } from './decide.tsx';
import { type Submission, useColumns, useRulesOf } from './review-data.ts';
import { useReviewWords } from './words.ts';

/** One report: what was reported beside the rule it counts for. */
export function Case(props: {
  readonly campaign: Campaign;
  readonly id: string;
  readonly next: string | null;
}) {
  const { campaign, id, next } = props;
  const found = useQuery({
    queryKey: ['campaign', campaign.id, 'submission', id],
    queryFn: () => ask<Submission>(`/submissions/${id}`),
  });
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading lines={6} />;
  return (
    <div>
      <Reported campaign={campaign} submission={found.data} />
      <Rules campaign={campaign} dataset={found.data.dataset} />
      <Decide key={`${id} ${found.data.revision}`} submission={found.data} next={next} />
      <History steps={found.data.steps} />
    </div>
  );
}

function Reported(props: { readonly campaign: Campaign; readonly submission: Submission }) {
  const say = useReviewWords();
  const { campaign, submission } = props;
  const columns = useColumns(campaign, submission.dataset);
  const { unitName, dataset, onTime, rows, note, evidence, leads, signed, recused, needsSubstitute } =
    submission;
  return (
    <section className="kit-panel">
      <h2>
        {unitName} · {dataset}
        {onTime === null ? '' : ` · ${say(onTime ? 'onTime' : 'late')}`}
      </h2>
      <p>
        {needsSubstitute ? (
          <strong>{say('needsSubstitute')}</strong>
        ) : (
          say('toSign', { leads: leads.join('、') })
        )}
        {signed.length === 0 ? '' : ` · ${say('signed', { leads: signed.join('、') })}`}
        {recused.length === 0 ? '' : ` · ${say('recused', { leads: recused.join('、') })}`}
      </p>
      <RowsTable label={say('rows')} rows={rows} order={columns} />
      <h3>{say('note')}</h3>
      <p className="review-note">{note === '' ? say('noNote') : note}</p>
      <Evidence files={evidence} />
    </section>
  );
}

function Rules({ campaign, dataset }: { readonly campaign: Campaign; readonly dataset: string }) {
  const say = useReviewWords();
  const rules = useRulesOf(campaign, dataset);
  return (
    <section className="kit-panel">
      <h2>{say('rules')}</h2>
      <ul className="review-rules">
        {rules.map(({ table, path, indicator, name, points, sentence }) => (
          <li key={`${table} ${indicator}`}>
            <strong>{name}</strong> <small>{[path[0], say('points', { points })].join(' · ')}</small>
            <p>{sentence}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
