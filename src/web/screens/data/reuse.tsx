import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { type Dataset, pathOf } from './dataset-data.ts';
import { useDataWords } from './words.ts';

/** Takes over what another campaign of the office already holds. */
export function Reuse({ campaign, dataset }: { readonly campaign: string; readonly dataset: Dataset }) {
  const say = useDataWords();
  const queries = useQueryClient();
  const reuse = useMutation({
    mutationFn: (from: string) =>
      ask(`${pathOf(campaign, dataset.name)}/reuse`, { method: 'POST', body: { from } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  });
  if (dataset.reusable.length === 0) return null;
  return (
    <div className="kit-panel">
      <h2>{say('reuse')}</h2>
      <ul className="kit-list">
        {dataset.reusable.map((each) => (
          <li key={each.campaign}>
            {say('reusable', { title: each.title, batches: each.batches })}
            <Button size="small" loading={reuse.isPending} onClick={() => reuse.mutate(each.campaign)}>
              {say('takeOver')}
            </Button>
          </li>
        ))}
      </ul>
      {reuse.error === null ? null : <Refused error={reuse.error} />}
    </div>
  );
}
