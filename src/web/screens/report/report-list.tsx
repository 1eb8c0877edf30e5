import { Link } from '@tanstack/react-router';
import { Moment } from '../../kit/moment.tsx';
import { Nothing } from '../../kit/page.tsx';
import { isOpen, type Reportable, type SubmissionLine } from './report-data.ts';
import { useReportWords } from './words.ts';

/** What a unit reports: what came back first, with the reason. */
export function ReportList({ items }: { readonly items: readonly Reportable[] }) {
  const say = useReportWords();
  const returned = items.flatMap((each) =>
    each.submissions.filter(({ state }) => state === 'returned' || state === 'reopened'),
  );
  if (items.length === 0) return <Nothing what={say('nothing')} />;
  return (
    <>
      {returned.length === 0 ? null : <Returned items={returned} />}
      <ReportTable title={say('rowsTitle')} items={items.filter((each) => each.takesRows)} />
      <ReportTable title={say('noteTitle')} items={items.filter((each) => !each.takesRows)} />
    </>
  );
}

function Returned({ items }: { readonly items: readonly SubmissionLine[] }) {
  const say = useReportWords();
  return (
    <section className="kit-panel report-returned">
      <h2>{say('returnedTitle')}</h2>
      <ul className="kit-list">
        {items.map(({ id, dataset, reason, changedAt }) => (
          <li key={id}>
            <span>
              <Link to="." search={(now) => ({ ...now, dataset, id })}>
                {dataset}
              </Link>{' '}
              {say('reason', { reason })}
            </span>
            <Moment at={changedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ReportTable({ title, items }: { readonly title: string; readonly items: readonly Reportable[] }) {
  const say = useReportWords();
  if (items.length === 0) return null;
  return (
    <section className="kit-panel">
      <h2>{title}</h2>
      <div className="kit-scroll">
        <table className="kit-table report-table">
          <thead>
            <tr>
              <th scope="col">{say('dataset')}</th>
              <th scope="col">{say('state')}</th>
              <th scope="col">{say('indicators')}</th>
              <th scope="col">{say('leads')}</th>
              <th scope="col">{say('changed')}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((each) => (
              <ReportLines key={each.dataset.name} item={each} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function ReportLines({ item }: { readonly item: Reportable }) {
  const say = useReportWords();
  const { dataset, submissions } = item;
  const canBegin = submissions.every(({ state }) => state === 'accepted' || state === 'withdrawn');
  const names = [...new Set(dataset.indicators.map((each) => each.name))].join('、');
  return (
    <>
      {submissions.map(({ id, state, onTime, changedAt, leads }) => (
        <tr key={id}>
          <th scope="row">
            <Link to="." search={(now) => ({ ...now, dataset: dataset.name, id })}>
              {dataset.name} · {say(isOpen(state) ? 'fill' : 'look')}
            </Link>
          </th>
          <td>
            <State state={state} onTime={onTime} />
          </td>
          <td>{names}</td>
          <td>{leads.join('、')}</td>
          <td>
            <Moment at={changedAt} />
          </td>
        </tr>
      ))}
      {canBegin ? (
        <tr>
          <th scope="row">
            <Link to="." search={(now) => ({ ...now, dataset: dataset.name, id: 'new' })}>
              {dataset.name} · {say(submissions.length === 0 ? 'fill' : 'more')}
            </Link>
          </th>
          <td>{submissions.length === 0 ? say('none') : ''}</td>
          <td>{names}</td>
          <td>{dataset.leads.join('、')}</td>
          <td />
        </tr>
      ) : null}
    </>
  );
}

/** Where a report stands, and whether it was on time. */
export function State({ state, onTime }: Pick<SubmissionLine, 'state' | 'onTime'>) {
  const say = useReportWords();
  return (
    <span className={`report-state ${state}`}>
      {say(state)}
      {onTime === null ? '' : ` · ${say(onTime ? 'onTime' : 'late')}`}
    </span>
  );
}
