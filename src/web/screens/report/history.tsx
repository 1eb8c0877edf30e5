import { Moment } from '../../kit/moment.tsx';
import type { Submission } from './report-data.ts';
import { type ReportWord, useReportWords } from './words.ts';

const words: Readonly<Record<Submission['steps'][number]['kind'], ReportWord>> = {
  submitted: 'stepSubmitted',
  withdrawn: 'stepWithdrawn',
  signed: 'stepSigned',
  returned: 'stepReturned',
  accepted: 'stepAccepted',
  reopened: 'stepReopened',
};

/** What happened to a report so far. */
export function History({ steps }: Pick<Submission, 'steps'>) {
  const say = useReportWords();
  if (steps.length === 0) return null;
  return (
    <section className="kit-panel">
      <h2>{say('history')}</h2>
      <ul className="kit-list">
        {steps.map(({ number, kind, lead, by, reason, at }) => (
          <li key={number}>
            <span>
              {say(words[kind])} · {lead ?? by}
              {reason === '' ? '' : `：${reason}`}
            </span>
            <Moment at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
