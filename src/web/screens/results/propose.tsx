import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { Problems } from '../../kit/problems.tsx';
import { useResultStep } from './use-result-step.ts';
import { useResultWords } from './words.ts';

/** The first of two persons proposes the result as final. */
export function Propose({ campaign }: { readonly campaign: string }) {
  const say = useResultWords();
  const [reason, setReason] = useState('');
  const [acceptMissing, setAcceptMissing] = useState(false);
  const propose = useResultStep(campaign);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    propose.mutate({ method: 'POST', path: 'proposal', body: { reason, acceptMissing } });
  };
  return (
    <form className="kit-panel" onSubmit={submit}>
      <h2>{say('propose')}</h2>
      <p>{say('proposeHint')}</p>
      <div className="kit-line">
        <label>
          {say('reason')}
          <Input maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
        <label className="result-check">
          <input
            type="checkbox"
            checked={acceptMissing}
            onChange={(event) => setAcceptMissing(event.target.checked)}
          />
          {say('acceptMissing')}
        </label>
        <Button type="primary" htmlType="submit" loading={propose.isPending}>
          {say('propose')}
        </Button>
      </div>
      {propose.error === null ? null : <Problems error={propose.error} />}
    </form>
  );
}
