import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { type Dataset, pathOf } from './dataset-data.ts';
import { useDataWords } from './words.ts';

/** What headers of earlier files stood for; the next file is read the same way until it is forgotten. */
export function Remembered({ campaign, dataset }: { readonly campaign: string; readonly dataset: Dataset }) {
  const say = useDataWords();
  const queries = useQueryClient();
  const headers = Object.entries(dataset.mapping);
  const forget = useMutation({
    mutationFn: (header: string) =>
      ask<undefined>(`${pathOf(campaign, dataset.name)}/mapping`, { method: 'DELETE', query: { header } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign, 'datasets'] }),
  });
  if (headers.length === 0) return null;
  return (
    <details>
      <summary>{say('remembered', { count: headers.length })}</summary>
      <ul className="kit-list">
        {headers.map(([header, column]) => (
          <li key={header}>
            {header} → {column}
            <Button
              size="small"
              aria-label={`${say('forget')} ${header}`}
              onClick={() => forget.mutate(header)}
            >
              {say('forget')}
            </Button>
          </li>
        ))}
      </ul>
      {forget.error === null ? null : <Refused error={forget.error} />}
    </details>
  );
}
