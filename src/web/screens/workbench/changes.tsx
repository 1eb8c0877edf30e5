import { Moment } from '../../kit/moment.tsx';
import { useChanges } from '../../session/live.ts';
import { useActionWords } from '../../words/actions.ts';
import { useWorkWords } from './words.ts';

const shown = 20;

/** What others did since I was last here, and what happens while I am. */
export function Changes() {
  const say = useWorkWords();
  const sayAction = useActionWords();
  const changes = useChanges();
  return (
    <section className="kit-panel" aria-live="polite">
      <h2>{say('changes')}</h2>
      {changes.length === 0 ? <p>{say('noChanges')}</p> : null}
      <ul className="kit-list">
        {changes.slice(0, shown).map(({ sequence, action, unit, indicator, at, own }) => (
          <li key={sequence}>
            <span>
              {sayAction(action)}
              {[unit, indicator].filter((each) => each !== null).map((each) => ` · ${each}`)}
              {own ? ` (${say('own')})` : ''}
            </span>
            <Moment at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
