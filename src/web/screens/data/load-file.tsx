import { Button } from 'antd';
import { useState } from 'react';
import { FileDrop } from '../../kit/file-drop.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { ActionChoice } from './action-choice.tsx';
import type { Dataset } from './dataset-data.ts';
import { headersOf } from './headers.ts';
import { type Mapping, MappingForm } from './mapping.tsx';
import { Remembered } from './remembered.tsx';
import { type Action, acceptedFiles } from './send-batch.ts';
import { Sent } from './sent.tsx';
import { useSend } from './use-send.ts';
import { useDataWords } from './words.ts';

/** Hands in a file: dropped or chosen, its unknown headers explained, then sent. */
export function LoadFile(props: { readonly campaign: Campaign; readonly dataset: Dataset }) {
  const say = useDataWords();
  const { campaign, dataset } = props;
  const [file, setFile] = useState<File | null>(null);
  const [headers, setHeaders] = useState<readonly string[]>([]);
  const [mapping, setMapping] = useState<Mapping>({});
  const [action, setAction] = useState<Action>('append');
  const send = useSend(campaign.id, dataset.name);
  const known = new Set([...dataset.columns.map(({ name }) => name), ...Object.keys(dataset.mapping)]);
  const take = (taken: File) => {
    send.sending.reset();
    setFile(taken);
    setMapping({});
    void headersOf(taken).then((found) => setHeaders(found ?? []));
  };
  return (
    <>
      <FileDrop label={say('drop')} hint={say('dropHint')} accept={acceptedFiles} onFile={take} />
      {file === null ? (
        <Remembered campaign={campaign.id} dataset={dataset} />
      ) : (
        <>
          <p>{say('chosenFile', { name: file.name, kb: Math.max(1, Math.round(file.size / 1024)) })}</p>
          <MappingForm
            dataset={dataset}
            unknown={headers.filter((each) => each !== '' && !known.has(each))}
            mapping={mapping}
            onChange={setMapping}
          />
          <Remembered campaign={campaign.id} dataset={dataset} />
          <ActionChoice chosen={action} onChoose={setAction} />
          <Button
            type="primary"
            loading={send.sending.isPending}
            onClick={() => send.sending.mutate({ file, fileName: file.name, action, mapping })}
          >
            {say('send')}
          </Button>
        </>
      )}
      <Sent campaign={campaign.id} {...send} />
    </>
  );
}
