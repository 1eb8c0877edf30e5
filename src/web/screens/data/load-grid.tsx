import { Button } from 'antd';
import { useState } from 'react';
import { FactGrid } from '../../kit/fact-grid.tsx';
import type { Row } from '../../kit/paste.ts';
import type { Campaign } from '../../session/campaign.tsx';
import { ActionChoice } from './action-choice.tsx';
import type { Dataset } from './dataset-data.ts';
import type { Action } from './send-batch.ts';
import { Sent } from './sent.tsx';
import { csvOf, filledRows } from './typed-rows.ts';
import { useKeptRows } from './use-kept-rows.ts';
import { useSend } from './use-send.ts';
import { useDataWords } from './words.ts';

/** Hands in rows typed or pasted from a spreadsheet; they stay on this computer until they are handed in. */
export function LoadGrid(props: { readonly campaign: Campaign; readonly dataset: Dataset }) {
  const say = useDataWords();
  const { campaign, dataset } = props;
  const [rows, setRows] = useKeptRows(`${campaign.id}.${dataset.name}`);
  const [action, setAction] = useState<Action>('append');
  const send = useSend(campaign.id, dataset.name);
  const names = dataset.columns.map((each) => each.name);
  const filled = filledRows(rows, names);
  const submit = () => {
    const file = new Blob([csvOf(filled, names)]);
    const done = { onSuccess: ({ rejects }: { readonly rejects: number }) => rejects === 0 && setRows([{}]) };
    send.sending.mutate({ file, fileName: `${dataset.name}.csv`, action, mapping: {} }, done);
  };
  const change = (next: readonly Row[]) => {
    send.sending.reset();
    setRows(next);
  };
  return (
    <>
      <FactGrid
        label={say('rowsOf', { dataset: dataset.name })}
        columns={dataset.columns}
        rows={rows}
        onChange={change}
      />
      <ActionChoice chosen={action} onChoose={setAction} />
      <Button type="primary" disabled={filled.length === 0} loading={send.sending.isPending} onClick={submit}>
        {say('sendRows', { count: filled.length })}
      </Button>
      <Sent campaign={campaign.id} {...send} />
    </>
  );
}
