import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import type { z } from 'zod';
import type { rosterReply, unitReply } from '../../../api/schemas/campaign.ts';
import { addressOf, ask } from '../../api/client.ts';
import { FileDrop } from '../../kit/file-drop.tsx';
import { ListTable } from '../../kit/list-table.tsx';
import { Loading } from '../../kit/loading.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Problems } from '../../kit/problems.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useUnits } from '../../kit/unit-choice.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { UnitForm } from './unit-form.tsx';
import { useCampaignWords } from './words.ts';

export type Unit = z.infer<typeof unitReply>;

/** Who is assessed: a list to look through, units one by one, or the whole as a CSV file. */
export function Roster({ campaign }: { readonly campaign: Campaign }) {
  const say = useCampaignWords();
  const { profile } = useProfile();
  const [edited, setEdited] = useState<Unit | 'new' | null>(null);
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const found = useUnits(campaign.id);
  const edits = profile != null && could(profile, 'unit.edit');
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading lines={8} />;
  const all = found.data.items;
  const rows = all.filter((each) =>
    [each.name, each.unit, each.kind, each.cohort].some((text) => text.includes(words)),
  );
  return (
    <>
      {edits ? <RosterFile campaign={campaign.id} /> : null}
      {edited === null ? null : (
        <UnitForm
          key={edited === 'new' ? '' : edited.unit}
          campaign={campaign}
          unit={edited === 'new' ? null : edited}
          onDone={() => setEdited(null)}
        />
      )}
      <section className="kit-panel">
        <div className="kit-line campaign-find">
          <label>
            {say('find')}
            <Input type="search" value={typed} onChange={(event) => setTyped(event.target.value)} />
          </label>
          <span role="status">{say('unitCount', { shown: rows.length, all: all.length })}</span>
          {edits ? <Button onClick={() => setEdited('new')}>{say('addUnit')}</Button> : null}
        </div>
        {rows.length === 0 ? (
          <Nothing what={say('noUnit')} />
        ) : (
          <ListTable
            label={say('roster')}
            rows={rows}
            keyOf={(each) => each.unit}
            columns={[
              { head: say('unitName'), cell: ({ name }) => name },
              { head: say('unitId'), cell: ({ unit }) => unit },
              { head: say('kind'), cell: ({ kind }) => kind },
              { head: say('cohort'), cell: ({ cohort }) => cohort },
              { head: say('valid'), cell: validIn },
              { head: say('attributes'), cell: attributesOf },
              ...(edits
                ? [
                    {
                      head: say('edit'),
                      cell: (each: Unit) => (
                        <Button
                          size="small"
                          aria-label={`${say('edit')} ${each.name}`}
                          onClick={() => setEdited(each)}
                        >
                          {say('edit')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </section>
    </>
  );
}

const validIn = ({ validFrom, validTo }: Unit): string =>
  validFrom === null && validTo === null ? '—' : `${validFrom ?? ''} ～ ${validTo ?? ''}`;

const attributesOf = ({ attributes }: Unit): string =>
  Object.entries(attributes)
    .map(([name, value]) => `${name} ${value ?? '—'}`)
    .join('，');

function RosterFile({ campaign }: { readonly campaign: string }) {
  const say = useCampaignWords();
  const queries = useQueryClient();
  const [mode, setMode] = useState<'merge' | 'replace'>('merge');
  const [reason, setReason] = useState('');
  const path = `/campaigns/${campaign}/units/file`;
  const load = useMutation({
    mutationFn: (file: File) =>
      ask<z.infer<typeof rosterReply>>(path, {
        method: 'POST',
        query: { mode, reason },
        file: new Blob([file], { type: 'text/csv' }),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', campaign] }),
  });
  return (
    <details className="kit-panel no-print">
      <summary>{say('rosterFile')}</summary>
      <div className="kit-line campaign-fields">
        <Button href={addressOf(path)}>{say('downloadRoster')}</Button>
        <label>
          {say('mode')}
          <select
            className="kit-select"
            value={mode}
            onChange={(event) => setMode(event.target.value === 'replace' ? 'replace' : 'merge')}
          >
            <option value="merge">{say('merge')}</option>
            <option value="replace">{say('replace')}</option>
          </select>
        </label>
        <label>
          {say('reason')}
          <Input value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
      <FileDrop
        label={say('dropRoster')}
        hint={say('dropRosterHint')}
        accept=".csv"
        onFile={(file) => load.mutate(file)}
      />
      {load.data === undefined ? null : (
        <p role="status">
          {say('rosterDone', {
            added: load.data.added.length,
            changed: load.data.changed.length,
            removed: load.data.removed.length,
          })}
        </p>
      )}
      {load.error === null ? null : <Problems error={load.error} />}
    </details>
  );
}
