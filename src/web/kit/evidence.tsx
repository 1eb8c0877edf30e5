import './evidence.css';
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useId } from 'react';
import type { z } from 'zod';
import type { evidenceReply } from '../../api/schemas/evidence.ts';
import { addressOf, ask } from '../api/client.ts';
import { Refused } from './refused.tsx';
import { useKitWords } from './words.ts';

/** A file handed over, by the hash of its content. */
export interface EvidenceFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
}

/** Files to look at; with `onChange`, to add and remove as well. `holder`: in whose name they are handed over. */
export function Evidence(props: {
  readonly files: readonly EvidenceFile[];
  readonly holder?: string;
  readonly onChange?: (change: (files: readonly EvidenceFile[]) => readonly EvidenceFile[]) => void;
}) {
  const say = useKitWords();
  const { files, holder, onChange } = props;
  return (
    <section aria-label={say('evidence')}>
      <h3>{say('evidence')}</h3>
      {files.length === 0 ? <p>{say('noEvidence')}</p> : null}
      <ul className="kit-list">
        {files.map(({ sha256, name, bytes }) => (
          <li key={sha256}>
            <span>
              <a href={addressOf(`/evidence/${sha256}`)}>{name}</a>{' '}
              <small>{say('bytes', { kb: Math.max(1, Math.round(bytes / 1024)) })}</small>
            </span>
            {onChange === undefined ? null : (
              <Button
                size="small"
                aria-label={`${say('removeFile')} ${name}`}
                onClick={() => onChange((now) => now.filter((each) => each.sha256 !== sha256))}
              >
                {say('removeFile')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {onChange === undefined ? null : <Upload holder={holder} onAdd={(file) => onChange(withFile(file))} />}
    </section>
  );
}

const withFile = (file: EvidenceFile) => (files: readonly EvidenceFile[]) =>
  files.some((each) => each.sha256 === file.sha256) ? files : [...files, file];

type Added = z.infer<typeof evidenceReply>;

function Upload(props: {
  readonly holder: string | undefined;
  readonly onAdd: (file: EvidenceFile) => void;
}) {
  const say = useKitWords();
  const field = useId();
  const { holder, onAdd } = props;
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const query = { name: file.name, holder };
        const { sha256, name, bytes } = await ask<Added>('/evidence', { method: 'POST', query, file });
        onAdd({ sha256, name, bytes });
      }
    },
  });
  return (
    <div className="kit-line">
      <label htmlFor={field} className="kit-upload">
        {say(upload.isPending ? 'uploading' : 'addFile')}
        <input
          id={field}
          type="file"
          multiple
          disabled={upload.isPending}
          onChange={(event) => {
            upload.mutate([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>
      {upload.error === null ? null : <Refused error={upload.error} />}
    </div>
  );
}
