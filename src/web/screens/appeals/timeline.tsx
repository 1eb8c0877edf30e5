import { Moment } from '../../kit/moment.tsx';
import { RowsTable } from '../../kit/rows-table.tsx';
import type { Appeal } from './appeal-data.ts';
import { type AppealWord, useAppealWords } from './words.ts';

const words: Readonly<Record<Appeal['steps'][number]['kind'], AppealWord>> = {
  lodged: 'stepLodged',
  answered: 'stepAnswered',
  compared: 'stepCompared',
  accepted: 'stepAccepted',
  rejected: 'stepRejected',
  withdrawn: 'stepWithdrawn',
};

/** What happened to an appeal so far. */
export function Timeline({ steps }: Pick<Appeal, 'steps'>) {
  const say = useAppealWords();
  return (
    <section className="kit-panel">
      <h2>{say('timeline')}</h2>
      <ol className="kit-list">
        {steps.map(({ number, kind, lead, by, text, proposal, at }) => (
          <li key={number}>
            <div>
              {say(words[kind])} · {lead ?? by}
              {text === '' ? null : <p className="appeal-text">{text}</p>}
              {proposal === null ? null : (
                <>
                  <small>
                    {say('proposal', { dataset: proposal.dataset, action: say(proposal.action) })}
                  </small>
                  <RowsTable label={proposal.dataset} rows={proposal.rows} />
                </>
              )}
            </div>
            <Moment at={at} />
          </li>
        ))}
      </ol>
    </section>
  );
}
