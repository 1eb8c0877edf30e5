import { Button } from 'antd';
import { RowsTable } from '../../kit/rows-table.tsx';
import type { Submission } from './report-data.ts';
import type { Content } from './use-draft.ts';
import { useReportWords } from './words.ts';

/** Two people, or two windows, changed the same report: both are shown, and one is kept. */
export function Conflict(props: {
  readonly mine: Content;
  readonly theirs: Submission;
  readonly onMine: () => void;
  readonly onTheirs: () => void;
}) {
  const say = useReportWords();
  const { mine, theirs, onMine, onTheirs } = props;
  return (
    <section className="kit-refused report-conflict" role="alert">
      <h2>{say('conflict')}</h2>
      <p>{say('conflictFix')}</p>
      <div className="report-both">
        <Side title={say('mine')} content={mine} choose={say('keepMine')} onChoose={onMine} />
        <Side title={say('theirs')} content={theirs} choose={say('keepTheirs')} onChoose={onTheirs} />
      </div>
    </section>
  );
}

function Side(props: {
  readonly title: string;
  readonly content: Pick<Content, 'rows' | 'note'>;
  readonly choose: string;
  readonly onChoose: () => void;
}) {
  const { title, content, choose, onChoose } = props;
  return (
    <div>
      <h3>{title}</h3>
      <RowsTable label={title} rows={content.rows} />
      <p>{content.note}</p>
      <Button onClick={onChoose}>{choose}</Button>
    </div>
  );
}
