import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { expertList } from '../../../api/schemas/panel.ts';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import { useUnits } from '../../kit/unit-choice.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { useDatasets } from '../judge/judge-data.ts';
import { useRules } from '../review/review-data.ts';
import type { Panel } from './panel-data.ts';
import { TickList } from './tick-list.tsx';
import { usePanelWords } from './words.ts';

/** Indicator, experts, units and the last day: a panel is made. */
export function MakePanel({ campaign }: { readonly campaign: Campaign }) {
  const say = usePanelWords();
  const queries = useQueryClient();
  const [, go] = useAddress();
  const indicators = useScored(campaign);
  const units = useUnits(campaign.id).data?.items ?? [];
  const experts = useQuery({
    queryKey: ['experts'],
    queryFn: () => ask<z.infer<typeof expertList>>('/experts'),
  });
  const [indicator, setIndicator] = useState('');
  const [title, setTitle] = useState('');
  const [closesOn, setClosesOn] = useState(campaign.dueOn);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [among, setAmong] = useState<readonly string[]>([]);
  const make = useMutation({
    mutationFn: () =>
      ask<Panel>(`/campaigns/${campaign.id}/panels`, {
        method: 'POST',
        body: { indicator, title, closesOn, experts: chosen, units: among },
      }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['campaign', campaign.id, 'panels'] });
      go({ id });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <form className="kit-panel" onSubmit={submit}>
      <h2>{say('make')}</h2>
      <p>{say('makeHint')}</p>
      <div className="kit-line">
        <label>
          {say('indicator')}
          <select
            className="kit-select"
            required
            value={indicator}
            onChange={(event) => setIndicator(event.target.value)}
          >
            <option value="">{say('choose')}</option>
            {indicators.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {say('name')}
          <Input required maxLength={200} value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <label>
          {say('closesOn')}
          <input
            className="kit-select"
            type="date"
            required
            value={closesOn}
            onChange={(event) => setClosesOn(event.target.value)}
          />
        </label>
      </div>
      <TickList
        legend={say('experts')}
        items={(experts.data?.items ?? [])
          .map(({ account, name }) => ({ id: account, name }))
          .toSorted((a, b) => (a.name < b.name ? -1 : 1))}
        chosen={chosen}
        onChoose={setChosen}
      />
      <details>
        <summary>
          {say('units')}：{among.length === 0 ? say('allUnits') : among.length}
        </summary>
        <TickList
          legend={say('units')}
          items={units.map(({ unit, name }) => ({ id: unit, name }))}
          chosen={among}
          onChoose={setAmong}
        />
      </details>
      <p>
        <Button type="primary" htmlType="submit" loading={make.isPending} disabled={chosen.length === 0}>
          {say('submit')}
        </Button>
      </p>
      {make.error === null ? null : <Problems error={make.error} />}
    </form>
  );
}

/** The indicators that experts score, with the table they stand in. */
function useScored(campaign: Campaign): readonly { readonly id: string; readonly name: string }[] {
  const datasets = useDatasets(campaign.id).data?.items ?? [];
  const rules = useRules(campaign).data?.items ?? [];
  const scored = datasets
    .filter((each) => each.providedBy === 'expert')
    .flatMap((each) => each.indicators.map(({ id }) => id));
  return rules
    .filter((each) => scored.includes(each.indicator))
    .map(({ indicator, name, path }) => ({ id: indicator, name: `${name} · ${path[0] ?? ''}` }));
}
