import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { reviewReply } from '../../../api/schemas/submission.ts';
import { ask } from '../../api/client.ts';
import { Problems } from '../../kit/problems.tsx';
import { ReasonField } from './reason-field.tsx';
import type { Line } from './review-data.ts';
import { useReviewWords } from './words.ts';

type Verdict = 'accept' | 'return';

/** Accepts or returns everything that is ticked; tells what could not be done. */
export function Bulk(props: {
  readonly campaign: string;
  readonly items: readonly Line[];
  readonly ticked: ReadonlySet<string>;
  readonly onDone: () => void;
}) {
  const say = useReviewWords();
  const queries = useQueryClient();
  const { campaign, items, ticked, onDone } = props;
  const [reason, setReason] = useState('');
  const review = useMutation({
    mutationFn: (verdict: Verdict) =>
      ask<z.infer<typeof reviewReply>>(`/campaigns/${campaign}/submissions/review`, {
        method: 'POST',
        body: { verdict, reason: verdict === 'return' ? reason : '', submissions: [...ticked].slice(0, 200) },
      }),
    onSuccess: () => {
      onDone();
      void queries.invalidateQueries({ queryKey: ['campaign', campaign] });
    },
  });
  const failed = review.data?.items.filter((each) => each.problems.length > 0) ?? [];
  const names = failed.map(({ id }) => {
    const line = items.find((each) => each.id === id);
    return line === undefined ? id : `${line.unitName} · ${line.dataset}`;
  });
  const done = (review.data?.items.length ?? 0) - failed.length;
  return (
    <>
      {ticked.size === 0 ? null : (
        <div className="review-bulk">
          <Button type="primary" loading={review.isPending} onClick={() => review.mutate('accept')}>
            {say('acceptMany')}
          </Button>
          <ReasonField
            label={say('returnReason')}
            hint={say('returnHint')}
            value={reason}
            onChange={setReason}
          />
          <Button
            loading={review.isPending}
            disabled={reason.trim() === ''}
            onClick={() => review.mutate('return')}
          >
            {say('returnMany')}
          </Button>
        </div>
      )}
      {review.error === null ? null : <Problems error={review.error} />}
      {review.data === undefined ? null : (
        <p role="status">
          {say('doneMany', { count: done })}
          {failed.length === 0 ? '' : `${say('notDone', { count: failed.length })}${names.join('、')}`}
        </p>
      )}
    </>
  );
}
