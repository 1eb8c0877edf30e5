import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { ReasonField } from './reason-field.tsx';
import type { Submission } from './review-data.ts';
import { useReviewWords } from './words.ts';

type Step = 'accept' | 'return' | 'reopen';

/** Accept, return or reopen; then the next one is shown. */
export function Decide({
  submission,
  next,
}: {
  readonly submission: Submission;
  readonly next: string | null;
}) {
  const say = useReviewWords();
  const queries = useQueryClient();
  const [, go] = useAddress();
  const { profile } = useProfile();
  const [reason, setReason] = useState('');
  const { id, campaign, state, revision } = submission;
  const done = useMutation({
    mutationFn: (step: Step) =>
      ask<Submission>(`/submissions/${id}/${step}`, {
        method: 'POST',
        revision,
        ...(step === 'accept' ? {} : { body: { reason } }),
      }),
    onSuccess: () => {
      if (state === 'submitted') go({ id: next ?? undefined });
      void queries.invalidateQueries({ queryKey: ['campaign', campaign] });
    },
  });
  const may = (action: Parameters<typeof could>[1]): boolean => profile != null && could(profile, action);
  const canReview = state === 'submitted' && may('submission.review');
  const canReopen = state === 'accepted' && may('submission.reopen');
  if (!canReview && !canReopen) return null;
  const step = canReview ? 'return' : 'reopen';
  return (
    <section className="kit-panel">
      <ReasonField
        label={say(canReview ? 'returnReason' : 'reopenReason')}
        hint={say('returnHint')}
        value={reason}
        onChange={setReason}
      />
      <div className="kit-line review-buttons">
        {canReview ? (
          <Button type="primary" loading={done.isPending} onClick={() => done.mutate('accept')}>
            {say('accept')}
          </Button>
        ) : null}
        <Button loading={done.isPending} disabled={reason.trim() === ''} onClick={() => done.mutate(step)}>
          {say(step)}
        </Button>
        {next === null ? null : (
          <Button type="text" onClick={() => go({ id: next })}>
            {say('next')}
          </Button>
        )}
      </div>
      {done.error === null ? null : <Problems error={done.error} />}
    </section>
  );
}
