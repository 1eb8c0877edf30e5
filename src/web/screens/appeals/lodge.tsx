import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { progressReply } from '../../../api/schemas/campaign.ts';
import { ask } from '../../api/client.ts';
import { Evidence, type EvidenceFile } from '../../kit/evidence.tsx';
import { Problems } from '../../kit/problems.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import type { Appeal } from './appeal-data.ts';
import { useAppealWords } from './words.ts';

/** A unit appeals against one item of its published result. */
export function Lodge({
  campaign,
  units,
}: {
  readonly campaign: Campaign;
  readonly units: readonly string[];
}) {
  const say = useAppealWords();
  const queries = useQueryClient();
  const [address, go] = useAddress();
  const unit = units.find((each) => each === address.unit) ?? units[0] ?? '';
  const draft = `zhunsheng.draft.appeal.${campaign.id}.${unit}`;
  const [indicator, setIndicator] = useState(address.indicator ?? '');
  const [ground, setGround] = useState(() => localStorage.getItem(draft) ?? '');
  const [evidence, setEvidence] = useState<readonly EvidenceFile[]>([]);
  const progress = useQuery({
    queryKey: ['campaign', campaign.id, 'progress'],
    queryFn: () => ask<z.infer<typeof progressReply>>(`/campaigns/${campaign.id}/progress`),
  });
  const own = (progress.data?.indicators ?? []).filter(
    (each) => each.scored + each.missing + each.notApplicable > 0,
  );
  const lodge = useMutation({
    mutationFn: () =>
      ask<Appeal>(`/campaigns/${campaign.id}/appeals`, {
        method: 'POST',
        body: { unit, indicator, ground, evidence: evidence.map((each) => each.sha256) },
      }),
    onSuccess: async ({ id }) => {
      localStorage.removeItem(draft);
      await queries.invalidateQueries({ queryKey: ['campaign', campaign.id] });
      go({ id });
    },
  });
  return (
    <section className="kit-panel">
      <h2>{say('lodge')}</h2>
      <p>{say('lodgeHint')}</p>
      <label className="appeal-field">
        {say('indicator')}
        <select
          className="kit-select"
          value={indicator}
          onChange={(event) => setIndicator(event.target.value)}
        >
          <option value="">{say('choose')}</option>
          {own.map((each) => (
            <option key={`${each.table} ${each.indicator}`} value={each.indicator}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <label className="appeal-field">
        {say('ground')}
        <Input.TextArea
          rows={4}
          maxLength={4000}
          value={ground}
          onChange={(event) => {
            setGround(event.target.value);
            localStorage.setItem(draft, event.target.value);
          }}
        />
      </label>
      <Evidence files={evidence} holder={`unit/${unit}`} onChange={setEvidence} />
      <p>
        <Button
          type="primary"
          loading={lodge.isPending}
          disabled={indicator === '' || ground.trim() === ''}
          onClick={() => lodge.mutate()}
        >
          {say('submit')}
        </Button>
      </p>
      {lodge.error === null ? null : <Problems error={lodge.error} />}
    </section>
  );
}
