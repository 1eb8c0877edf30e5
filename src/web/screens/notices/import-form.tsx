import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { FileDrop } from '../../kit/file-drop.tsx';
import { Problems } from '../../kit/problems.tsx';
import { useAddress } from '../../session/use-address.ts';
import { useLanguage } from '../../words/language.ts';
import { useVersions } from '../schemes/scheme-data.ts';
import type { Imported } from './notice-data.ts';
import { useNoticeWords } from './words.ts';

const accepted = '.docx,.xlsx,.html,.htm,.txt';

/** A notice as a file or as pasted words, and under which name its draft is kept. */
export function ImportForm() {
  const say = useNoticeWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const [, go] = useAddress();
  const [scheme, setScheme] = useState('');
  const [reason, setReason] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [text, setText] = useState('');
  const exists = useVersions().data?.items.some((each) => each.scheme === scheme) ?? false;
  const send = useMutation({
    mutationFn: (given: File) =>
      ask<Imported>('/notices', {
        method: 'POST',
        query: { scheme, fileName: given.name, reason, language },
        file: given,
      }),
    onSuccess: async ({ version }) => {
      await queries.invalidateQueries({ queryKey: ['schemes'] });
      go({ id: `${version.scheme}@${version.version}` });
    },
  });
  const given = file ?? (text.trim() === '' ? null : new File([text], `${say('pasted')}.txt`));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (given !== null) send.mutate(given);
  };
  return (
    <form className="kit-panel" onSubmit={submit}>
      <FileDrop label={file?.name ?? say('drop')} hint={say('dropHint')} accept={accepted} onFile={setFile} />
      {file === null ? (
        <label className="notice-paste">
          {say('orPaste')}
          <Input.TextArea rows={4} value={text} onChange={(event) => setText(event.target.value)} />
        </label>
      ) : (
        <Button size="small" onClick={() => setFile(null)}>
          {say('otherFile')}
        </Button>
      )}
      <div className="kit-line notice-name">
        <label>
          {say('schemeId')}
          <Input
            required
            pattern="[a-z0-9][a-z0-9\-]{0,62}"
            title={say('schemeIdHint')}
            value={scheme}
            onChange={(event) => setScheme(event.target.value)}
          />
          <small>{say('schemeIdHint')}</small>
        </label>
        {exists ? (
          <label>
            {say('reason')}
            <Input
              required
              maxLength={2000}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
            <small>{say('reasonHint')}</small>
          </label>
        ) : null}
      </div>
      <Button type="primary" htmlType="submit" disabled={given === null} loading={send.isPending}>
        {say('import')}
      </Button>
      {send.error === null ? null : <Problems error={send.error} />}
    </form>
  );
}
