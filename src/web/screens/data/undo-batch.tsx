import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { ask } from '../../api/client.ts';
import { Refused } from '../../kit/refused.tsx';
import type { Batch } from './batches.tsx';
import { useDataWords } from './words.ts';

/** Undoes a batch for a reason; undoing that brings it back. */
export function UndoBatch({ campaign, batch }: { readonly campaign: string; readonly batch: Batch }) {
  const say = useDataWords();
  const queries = useQueryClient();
  const [reason, setReason] = useState<string | null>(null);
  const undo = useMutation({
    mutationFn: (given: string) =>
      ask(`/campaigns/${campaign}/batches/${batch.sequence}/undo`, {
        method: 'POST',
        body: { reason: given },
      }),
    onSuccess: () => {
      setReason(null);
      return queries.invalidateQueries({ queryKey: ['campaign', campaign] });
    },
  });
  const word = say(batch.undoes === null ? 'undo' : 'bringBack');
  if (reason === null)
    return (
      <Button size="small" aria-label={`${word} ${batch.sequence}`} onClick={() => setReason('')}>
        {word}
      </Button>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    undo.mutate(reason);
  };
  return (
    <form className="data-undo" onSubmit={submit}>
      <label>
        {say('reason')}
        <Input
          autoFocus
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <Button size="small" type="primary" htmlType="submit" loading={undo.isPending}>
        {word}
      </Button>
      <Button size="small" onClick={() => setReason(null)}>
        {say('keep')}
      </Button>
      {undo.error === null ? null : <Refused error={undo.error} />}
    </form>
  );
}
