import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { ask } from '../../api/client.ts';
import { Evidence } from '../../kit/evidence.tsx';
import { Problems } from '../../kit/problems.tsx';
import { RowsTable } from '../../kit/rows-table.tsx';
import type { Dataset, Submission } from './report-data.ts';
import { useReportWords } from './words.ts';

/** A report that its unit can only read now, or take back. */
export function ReportDone(props: {
  readonly submission: Submission;
  readonly dataset: Dataset;
  readonly onWithdrawn: (submission: Submission) => void;
}) {
  const say = useReportWords();
  const { submission, dataset, onWithdrawn } = props;
  const { id, state, revision, rows, note, evidence, leads, signed } = submission;
  const withdraw = useMutation({
    mutationFn: () => ask<Submission>(`/submissions/${id}/withdraw`, { method: 'POST', revision }),
    onSuccess: onWithdrawn,
  });
  const word = state === 'accepted' ? 'isAccepted' : state === 'submitted' ? 'isSubmitted' : 'isWithdrawn';
  return (
    <section className="kit-panel" aria-label={submission.dataset}>
      <p role="status">{say(word, { leads: leads.join('、') })}</p>
      <RowsTable
        label={say('rows')}
        rows={rows}
        without={[dataset.unit]}
        order={dataset.columns.map((each) => each.name)}
      />
      {note === '' ? null : (
        <p>
          {say('note')}：{note}
        </p>
      )}
      <Evidence files={evidence} />
      {withdraw.error === null ? null : <Problems error={withdraw.error} />}
      {state === 'submitted' && signed.length === 0 ? (
        <Button loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {say('withdraw')}
        </Button>
      ) : null}
    </section>
  );
}
