import type { Campaign } from '../../session/campaign.tsx';
import { useWorkWords, type WorkWord } from './words.ts';

/** The dates of the year and how far off they are; on time and locked are two. */
export function Dates({ campaign }: { readonly campaign: Campaign }) {
  const say = useWorkWords();
  const { today, opensOn, dueOn, locksOn, publicTo } = campaign;
  const dates: readonly (readonly [WorkWord, string])[] = [
    ['opensOn', opensOn],
    ['dueOn', dueOn],
    ['locksOn', locksOn],
    ...(publicTo === null ? [] : ([['publicTo', publicTo.slice(0, 10)]] as const)),
  ];
  return (
    <section className="kit-panel">
      <h2>{say('dates')}</h2>
      <p>{say('today', { day: today })}</p>
      <dl className="kit-facts">
        {dates.map(([word, day]) => (
          <DateLine key={word} word={word} day={day} days={daysBetween(today, day)} />
        ))}
      </dl>
    </section>
  );
}

function DateLine(props: { readonly word: WorkWord; readonly day: string; readonly days: number }) {
  const say = useWorkWords();
  const { word, day, days } = props;
  const far = days > 0 ? say('inDays', { days }) : say(days === 0 ? 'todayIs' : 'past');
  return (
    <>
      <dt>{say(word)}</dt>
      <dd>
        {day} <small>{far}</small>
      </dd>
    </>
  );
}

/** Whole days from one to the other; both are days of a calendar, so no time zone plays a part. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
