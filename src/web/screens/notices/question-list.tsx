import type { NoticeQuestion } from './notice-data.ts';
import { useNoticeWords } from './words.ts';

/** What the notice leaves open: its own words, the doubt, and what may be meant. */
export function QuestionList(props: {
  readonly questions: readonly NoticeQuestion[];
  readonly isAsked: (question: NoticeQuestion) => boolean;
  readonly onPick: (id: string) => void;
}) {
  const say = useNoticeWords();
  const { questions, isAsked, onPick } = props;
  return (
    <section className="kit-panel notice-side" aria-label={say('questions')}>
      <h2>{say('questions')}</h2>
      {questions.length === 0 ? <p>{say('noQuestion')}</p> : null}
      {questions.map((each) => (
        <article key={each.id} className={isAsked(each) ? 'notice-question asked' : 'notice-question'}>
          <h3>
            <button type="button" onClick={() => onPick(each.id)}>
              {each.id} {each.where.name ?? ''}
            </button>
          </h3>
          {each.quote === '' ? null : <blockquote>{each.quote}</blockquote>}
          <p>{each.message}</p>
          <ul>
            {each.choices.map(({ text, effect }) => (
              <li key={text}>
                {text} <small>{effect}</small>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
}
