import { useQuery } from '@tanstack/react-query';
import { useEffect, useId, useState } from 'react';
import type { z } from 'zod';
import type { unitList } from '../../api/schemas/campaign.ts';
import { ask } from '../api/client.ts';
import { useKitWords } from './words.ts';

export const useUnits = (campaign: string) =>
  useQuery({
    queryKey: ['campaign', campaign, 'units'],
    queryFn: () => ask<z.infer<typeof unitList>>(`/campaigns/${campaign}/units`),
    staleTime: 60_000,
  });

/** Chooses a unit by name, id or the first letters of its pinyin. Whoever sees one unit only has it chosen already. */
export function UnitChoice(props: {
  readonly campaign: string;
  readonly chosen: string | null;
  readonly onChoose: (unit: string) => void;
}) {
  const say = useKitWords();
  const list = useId();
  const { campaign, chosen, onChoose } = props;
  const units = useUnits(campaign).data?.items ?? [];
  const [typed, setTyped] = useState<string | null>(null);
  const only = units.length === 1 ? units[0] : undefined;
  useEffect(() => {
    if (only !== undefined && chosen !== only.unit) onChoose(only.unit);
  }, [only, chosen, onChoose]);
  const shown = typed ?? units.find((each) => each.unit === chosen)?.name ?? '';
  const choose = (text: string) => {
    setTyped(text);
    const found = units.find((each) => each.name === text || each.unit === text);
    if (found === undefined) return;
    setTyped(null);
    onChoose(found.unit);
  };
  return (
    <label className="kit-choice">
      {say('unit')}
      <input
        className="kit-select"
        list={list}
        value={shown}
        placeholder={say('unitHint')}
        onChange={(event) => choose(event.target.value)}
        onFocus={(event) => event.target.select()}
      />
      <datalist id={list}>
        {units.map((each) => (
          <option key={each.unit} value={each.name}>
            {each.cohort}
          </option>
        ))}
      </datalist>
    </label>
  );
}
