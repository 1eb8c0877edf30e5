import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import { useAddress } from '../../session/use-address.ts';
import type { Reply } from './questions.tsx';
import { idOf, pathOfVersion, type Version } from './scheme-data.ts';
import { useSchemeWords } from './words.ts';

/** What should be done before, and the publication itself: it locks the version for good. */
export function Publish({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const queries = useQueryClient();
  const [, go] = useAddress();
  const [reason, setReason] = useState('');
  const id = idOf(version);
  const questions = useQuery({
    queryKey: ['schemes', id, 'questions'],
    queryFn: () => ask<Reply>(`${pathOfVersion(id)}/questions`),
  });
  const publish = useMutation({
    mutationFn: () =>
      ask(`${pathOfVersion(id)}/publish`, {
        method: 'POST',
        body: { reason },
        revision: version.revision,
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['schemes'] });
      go({ tab: undefined });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate();
  };
  const open = questions.data?.questions.filter((each) => each.open).length;
  const checked = version.state === 'checked';
  return (
    <form className="kit-panel" onSubmit={submit}>
      <ul className="kit-list">
        <Step
          done={checked}
          text={say(checked ? 'isChecked' : 'notChecked')}
          onGo={() => go({ tab: 'check' })}
        />
        <Step
          done={open === 0}
          text={say('openBefore', { count: open ?? '…' })}
          onGo={() => go({ tab: 'questions' })}
        />
        <Step done={null} text={say('lintBefore')} onGo={() => go({ tab: 'lint' })} />
        <Step done={null} text={say('diffBefore')} onGo={() => go({ tab: 'diff' })} />
      </ul>
      <div className="kit-line scheme-start">
        <label>
          {say('publishReason')}
          <Input
            required
            maxLength={2000}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <Button type="primary" htmlType="submit" disabled={!checked} loading={publish.isPending}>
          {say('publish')}
        </Button>
      </div>
      <small>{say('publishHint')}</small>
      {publish.error === null ? null : <Problems error={publish.error} />}
    </form>
  );
}

function Step(props: { readonly done: boolean | null; readonly text: string; readonly onGo: () => void }) {
  const say = useSchemeWords();
  const { done, text, onGo } = props;
  const mark = done === null ? '○' : done ? '✓' : '✗';
  return (
    <li>
      <span>
        <span aria-hidden="true">{mark}</span> {text}
      </span>
      <Button size="small" onClick={onGo}>
        {say('look')}
      </Button>
    </li>
  );
}
