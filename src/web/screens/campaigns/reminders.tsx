import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { reminderReply } from '../../../api/schemas/campaign.ts';
import { ask } from '../../api/client.ts';
import { type ListColumn, ListTable } from '../../kit/list-table.tsx';
import { Refused } from '../../kit/refused.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import type { Reply } from './progress.tsx';
import { useCampaignWords } from './words.ts';

type Unit = Reply['units'][number];

/** What each unit has and lacks; those chosen are reminded. */
export function Reminders(props: { readonly campaign: Campaign; readonly units: readonly Unit[] }) {
  const say = useCampaignWords();
  const { profile } = useProfile();
  const { campaign, units } = props;
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const mayRemind = campaign.state === 'collecting' && profile != null && could(profile, 'campaign.edit');
  const toggle = (unit: string) =>
    setChosen(chosen.includes(unit) ? chosen.filter((each) => each !== unit) : [...chosen, unit]);
  const box = (each: Unit) =>
    mayRemind ? (
      <label className="campaign-unit">
        <input type="checkbox" checked={chosen.includes(each.unit)} onChange={() => toggle(each.unit)} />
        {each.name}
      </label>
    ) : (
      each.name
    );
  const columns: readonly ListColumn<Unit>[] = [
    { head: say('unitName'), cell: box },
    { head: say('indicators'), number: true, cell: ({ indicators }) => indicators },
    { head: say('scored'), number: true, cell: ({ scored }) => scored },
    { head: say('missing'), number: true, cell: ({ missing }) => missing },
    { head: say('notApplicable'), number: true, cell: ({ notApplicable }) => notApplicable },
    { head: say('lateReports'), number: true, cell: lateIn },
    { head: say('missingNames'), cell: ({ missingNames }) => missingNames.join('、') || '—' },
  ];
  const sorted = [...units].sort((a, b) => b.missing - a.missing);
  const lacking = units.filter(({ missing }) => missing > 0).map(({ unit }) => unit);
  return (
    <>
      {mayRemind ? <Remind campaign={campaign.id} chosen={chosen} onAll={() => setChosen(lacking)} /> : null}
      <div className="kit-panel">
        <ListTable label={say('roster')} columns={columns} rows={sorted} keyOf={(each) => each.unit} />
      </div>
    </>
  );
}

const lateIn = ({ reports }: Unit): number => reports.filter(({ onTime }) => onTime === false).length;

function Remind(props: {
  readonly campaign: string;
  readonly chosen: readonly string[];
  readonly onAll: () => void;
}) {
  const say = useCampaignWords();
  const { campaign, chosen, onAll } = props;
  const [text, setText] = useState('');
  const remind = useMutation({
    mutationFn: () =>
      ask<z.infer<typeof reminderReply>>(`/campaigns/${campaign}/reminders`, {
        method: 'POST',
        body: { units: chosen, text },
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    remind.mutate();
  };
  return (
    <form className="kit-panel kit-line no-print" onSubmit={submit}>
      <Button onClick={onAll}>{say('chooseLacking')}</Button>
      <label className="campaign-wide">
        {say('reminderText')}
        <Input required maxLength={500} value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <Button type="primary" htmlType="submit" disabled={chosen.length === 0} loading={remind.isPending}>
        {say('remind', { count: chosen.length })}
      </Button>
      {remind.data === undefined ? null : (
        <span role="status">{say('reminded', { count: remind.data.reminded })}</span>
      )}
      {remind.error === null ? null : <Refused error={remind.error} />}
    </form>
  );
}
