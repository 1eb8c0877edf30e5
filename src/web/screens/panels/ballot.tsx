import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import { RowsTable } from '../../kit/rows-table.tsx';
import type { Panel, Vote } from './panel-data.ts';
import { usePanelWords } from './words.ts';

interface Words {
  readonly value: string;
  readonly reason: string;
}

const pause = 1500;

/** An expert's word on one unit: kept as a draft while it is written, given when it is meant. */
export function Ballot(props: {
  readonly panel: Panel;
  readonly unit: Panel['units'][number];
  readonly vote: Vote | null;
}) {
  const say = usePanelWords();
  const { panel, unit, vote } = props;
  const { words, change, put, isDraftSaved } = useBallot(panel, unit.unit, vote);
  const state = vote?.state ?? null;
  const isOpen = panel.state === 'open';
  const noReason = words.reason.trim() === '';
  return (
    <section className="kit-panel">
      <h2>
        {unit.name} · <span className={`panel-vote ${state ?? 'waiting'}`}>{say(state ?? 'waiting')}</span>
      </h2>
      <Material panel={panel} unit={unit.unit} />
      <div className="kit-line panel-ballot">
        <label>
          {say('value')}
          <input
            className="kit-number number"
            inputMode="decimal"
            value={words.value}
            disabled={!isOpen}
            onChange={(event) => change({ ...words, value: event.target.value })}
          />
        </label>
        <label className="panel-reason">
          {say('reason')}
          <Input.TextArea
            rows={2}
            maxLength={2000}
            placeholder={say('reasonHint')}
            value={words.reason}
            disabled={!isOpen}
            onChange={(event) => change({ ...words, reason: event.target.value })}
          />
        </label>
      </div>
      {isOpen ? (
        <div className="kit-line panel-buttons">
          <Button
            type="primary"
            loading={put.isPending}
            disabled={noReason || words.value.trim() === ''}
            onClick={() => put.mutate('given')}
          >
            {say(state === null || state === 'draft' ? 'give' : 'change')}
          </Button>
          <Button disabled={noReason || put.isPending} onClick={() => put.mutate('abstained')}>
            {say('abstain')}
          </Button>
          <Button disabled={noReason || put.isPending} onClick={() => put.mutate('recused')}>
            {say('recuse')}
          </Button>
          <span role="status">{isDraftSaved ? say('saved') : ''}</span>
        </div>
      ) : null}
      {put.error === null ? null : <Refused error={put.error} />}
    </section>
  );
}

function Material({ panel, unit }: { readonly panel: Panel; readonly unit: string }) {
  const say = usePanelWords();
  const material = panel.material.filter((each) => each.unit === unit);
  if (material.length === 0) return <p>{say('noMaterial')}</p>;
  return (
    <details>
      <summary>{say('material')}</summary>
      {material.map(({ dataset, rows, note }) => (
        <div key={dataset}>
          <h3>{dataset}</h3>
          <RowsTable label={dataset} rows={rows} />
          <p>{note}</p>
        </div>
      ))}
    </details>
  );
}

/** What is written, kept on this computer and, before the vote is given, as a draft on the server. */
function useBallot(panel: Panel, unit: string, vote: Vote | null) {
  const queries = useQueryClient();
  const key = `zhunsheng.draft.vote.${panel.id}.${unit}`;
  const [words, setWords] = useState<Words>(() => read(key) ?? wordsOfVote(vote));
  const [dirty, setDirty] = useState(false);
  const put = useMutation({
    mutationFn: (state: Vote['state']) => {
      const value = state === 'given' || state === 'draft' ? blankless(words.value) : null;
      return ask<Vote>(`/panels/${panel.id}/votes/${encodeURIComponent(unit)}`, {
        method: 'PUT',
        body: { state, value, reason: words.reason },
        revision: vote?.revision ?? 0,
      });
    },
    onSuccess: () => {
      setDirty(false);
      localStorage.removeItem(key);
      return queries.invalidateQueries({ queryKey: ['campaign', panel.campaign, 'panel', panel.id] });
    },
  });
  const isDraft = vote === null || vote.state === 'draft';
  // biome-ignore lint/correctness/useExhaustiveDependencies: a draft is saved after what is written, not after saving
  useEffect(() => {
    if (!dirty || !isDraft || put.isPending) return;
    const timer = setTimeout(() => put.mutate('draft'), pause);
    return () => clearTimeout(timer);
  }, [words, dirty]);
  const change = (next: Words) => {
    setWords(next);
    setDirty(true);
    localStorage.setItem(key, JSON.stringify(next));
  };
  return { words, change, put, isDraftSaved: !dirty && put.isSuccess && vote?.state === 'draft' };
}

const blankless = (text: string): string | null => (text.trim() === '' ? null : text.trim());

const wordsOfVote = (vote: Vote | null): Words => ({ value: vote?.value ?? '', reason: vote?.reason ?? '' });

function read(key: string): Words | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Words | null;
  } catch {
    return null;
  }
}
