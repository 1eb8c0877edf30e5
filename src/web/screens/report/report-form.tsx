import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { ask } from '../../api/client.ts';
import { Evidence } from '../../kit/evidence.tsx';
import { FactGrid } from '../../kit/fact-grid.tsx';
import { Problems } from '../../kit/problems.tsx';
import { Conflict } from './conflict.tsx';
import type { Reportable, Submission } from './report-data.ts';
import { useDraft } from './use-draft.ts';
import { useReportWords } from './words.ts';

/** A report in work: rows, note and evidence; saved by itself, handed in by its unit. */
export function ReportForm(props: {
  readonly campaign: string;
  readonly unit: string;
  readonly item: Reportable;
  readonly begun: Submission | null;
  readonly locked: boolean;
  readonly onBegun: (id: string) => void;
  readonly onDone: (submission: Submission) => void;
}) {
  const say = useReportWords();
  const { campaign, unit, item, begun, locked, onBegun, onDone } = props;
  const { dataset, takesRows } = item;
  const draft = useDraft({ campaign, dataset: dataset.name, unit }, begun, onBegun);
  const { content, change, theirs } = draft;
  const submit = useMutation({
    mutationFn: async () => {
      const saved = draft.dirty || draft.saved === null ? await draft.save() : draft.saved;
      if (saved === null) return null;
      return ask<Submission>(`/submissions/${saved.id}/submit`, { method: 'POST', revision: saved.revision });
    },
    onSuccess: (done) => (done === null ? undefined : onDone(done)),
  });
  return (
    <section className="kit-panel" aria-label={dataset.name}>
      {theirs === null ? null : (
        <Conflict
          mine={content}
          theirs={theirs}
          onMine={() => void draft.save(theirs)}
          onTheirs={() => draft.take(theirs)}
        />
      )}
      {takesRows ? (
        <>
          <h2>{say('rows')}</h2>
          <FactGrid
            label={dataset.name}
            columns={dataset.columns.filter((each) => each.name !== dataset.unit)}
            rows={content.rows}
            onChange={(rows) => change((now) => ({ ...now, rows }))}
          />
        </>
      ) : (
        <p>{say('noRowsTaken')}</p>
      )}
      <label className="report-note">
        {say('note')}
        <Input.TextArea
          rows={3}
          maxLength={4000}
          value={content.note}
          onChange={(event) => change((now) => ({ ...now, note: event.target.value }))}
        />
        {takesRows ? <small>{say('noteHint')}</small> : null}
      </label>
      <Evidence
        files={content.evidence}
        holder={`unit/${unit}`}
        onChange={(next) => change((now) => ({ ...now, evidence: next(now.evidence) }))}
      />
      {draft.error === null ? null : <Problems error={draft.error} />}
      {submit.error === null ? null : <Problems error={submit.error} />}
      <div className="kit-line report-actions">
        <Button
          type="primary"
          loading={submit.isPending}
          disabled={locked || theirs !== null}
          onClick={() => submit.mutate()}
        >
          {say('submit')}
        </Button>
        <span role="status">
          {draft.saving
            ? say('saving')
            : draft.dirty
              ? say('unsaved')
              : draft.saved === null
                ? ''
                : say('saved')}
        </span>
      </div>
    </section>
  );
}
