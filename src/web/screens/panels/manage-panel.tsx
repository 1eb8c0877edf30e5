import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import type { Panel } from './panel-data.ts';
import { usePanelWords } from './words.ts';

/** What the office does with a panel: see how far it is, close it or give it up. */
export function ManagePanel({ panel }: { readonly panel: Panel }) {
  const say = usePanelWords();
  const queries = useQueryClient();
  const [acceptShort, setAcceptShort] = useState(false);
  const [reason, setReason] = useState('');
  const done = useMutation({
    mutationFn: (step: 'close' | 'cancel') =>
      ask(`/panels/${panel.id}/${step}`, {
        method: 'POST',
        body: step === 'close' ? { acceptShort } : { reason },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaign', panel.campaign] }),
  });
  const { progress, experts } = panel;
  return (
    <section className="kit-panel">
      {experts === null ? null : (
        <p>
          {say('experts')}：{experts.map((each) => each.name).join('、')}
        </p>
      )}
      {progress === null ? null : (
        <p role="status">
          <progress value={progress.settled} max={progress.expected} aria-label={say('state')} />{' '}
          {say('progress', progress)} <small>{say('progressHint')}</small>
        </p>
      )}
      {panel.state === 'open' ? (
        <div className="kit-line">
          <label className="panel-check">
            <input
              type="checkbox"
              checked={acceptShort}
              onChange={(event) => setAcceptShort(event.target.checked)}
            />
            {say('acceptShort')}
          </label>
          <Button type="primary" loading={done.isPending} onClick={() => done.mutate('close')}>
            {say('close')}
          </Button>
          <label>
            {say('cancelReason')}
            <Input value={reason} maxLength={2000} onChange={(event) => setReason(event.target.value)} />
          </label>
          <Button disabled={reason.trim() === '' || done.isPending} onClick={() => done.mutate('cancel')}>
            {say('cancel')}
          </Button>
        </div>
      ) : null}
      {panel.reason === '' ? null : <p>{panel.reason}</p>}
      {done.error === null ? null : <Problems error={done.error} />}
    </section>
  );
}
