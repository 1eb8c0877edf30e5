import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import type { z } from 'zod';
import type { namesList, templateList } from '../../../api/schemas/scheme.ts';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import { useAddress } from '../../session/use-address.ts';
import { idOf, type Version, versionOf } from './scheme-data.ts';
import { useSchemeWords } from './words.ts';

/** Starts a draft from a scheme that comes with the product, a version that is there, or a template from above. */
export function StartForm({ versions }: { readonly versions: readonly Version[] }) {
  const say = useSchemeWords();
  const queries = useQueryClient();
  const [, go] = useAddress();
  const [source, setSource] = useState('');
  const [scheme, setScheme] = useState('');
  const [reason, setReason] = useState('');
  const start = useMutation({
    mutationFn: () =>
      ask<Version>(`/schemes/${encodeURIComponent(scheme)}/versions`, {
        method: 'POST',
        body: { reason, source: sourceOf(source) },
      }),
    onSuccess: async (made) => {
      await queries.invalidateQueries({ queryKey: ['schemes'] });
      go({ id: idOf(made) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    start.mutate();
  };
  const choose = (chosen: string) => {
    setSource(chosen);
    setScheme(nameFor(chosen));
  };
  return (
    <details className="kit-panel no-print">
      <summary>{say('start')}</summary>
      <form className="kit-line scheme-start" onSubmit={submit}>
        <SourceChoice versions={versions} chosen={source} onChoose={choose} />
        <label>
          {say('id')}
          <Input
            required
            pattern="[a-z0-9][a-z0-9\-]{0,62}"
            title={say('idHint')}
            value={scheme}
            onChange={(event) => setScheme(event.target.value)}
          />
        </label>
        <label>
          {say('reason')}
          <Input
            required={versions.some((each) => each.scheme === scheme)}
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Button type="primary" htmlType="submit" loading={start.isPending}>
          {say('startDraft')}
        </Button>
      </form>
      <small>{say('idHint')}</small>
      {start.error === null ? null : <Problems error={start.error} />}
    </details>
  );
}

function SourceChoice(props: {
  readonly versions: readonly Version[];
  readonly chosen: string;
  readonly onChoose: (source: string) => void;
}) {
  const say = useSchemeWords();
  const { versions, chosen, onChoose } = props;
  const builtIn = useQuery({
    queryKey: ['schemes', 'built-in'],
    queryFn: () => ask<z.infer<typeof namesList>>('/built-in-schemes'),
  });
  const templates = useQuery({
    queryKey: ['schemes', 'templates'],
    queryFn: () => ask<z.infer<typeof templateList>>('/templates'),
  });
  return (
    <label>
      {say('startFrom')}
      <select
        className="kit-select"
        required
        value={chosen}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">{say('choose')}</option>
        <optgroup label={say('builtIn')}>
          {(builtIn.data?.items ?? []).map((each) => (
            <option key={each} value={`built-in ${each}`}>
              {each}
            </option>
          ))}
        </optgroup>
        <optgroup label={say('versions')}>
          {versions.map((each) => (
            <option key={idOf(each)} value={`version ${idOf(each)}`}>
              {each.title} {idOf(each)}
            </option>
          ))}
        </optgroup>
        <optgroup label={say('templates')}>
          {(templates.data?.items ?? []).map((each) => (
            <option key={`${each.office} ${idOf(each)}`} value={`template ${idOf(each)} ${each.office}`}>
              {each.officeName} {each.title} {idOf(each)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  );
}

function sourceOf(chosen: string) {
  const [kind = '', what = '', office = ''] = chosen.split(' ');
  if (kind === 'built-in') return { kind, folder: what };
  return kind === 'version' ? { kind, ...versionOf(what) } : { kind: 'template', office, ...versionOf(what) };
}

const nameFor = (chosen: string): string => {
  const [kind, what = ''] = chosen.split(' ');
  return kind === 'built-in' ? what : versionOf(what).scheme;
};
