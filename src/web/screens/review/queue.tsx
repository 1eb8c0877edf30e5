import { Link } from '@tanstack/react-router';
import type { Line } from './review-data.ts';
import { useReviewWords } from './words.ts';

/** Reports to choose from; several can be ticked. */
export function Queue(props: {
  readonly items: readonly Line[];
  readonly open: string | null;
  readonly ticked: ReadonlySet<string> | null;
  readonly onTick: (ids: ReadonlySet<string>) => void;
}) {
  const say = useReviewWords();
  const { items, open, ticked, onTick } = props;
  const toggle = (id: string) => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    onTick(next);
  };
  return (
    <>
      {ticked === null ? null : (
        <label className="review-tick">
          <input
            type="checkbox"
            checked={ticked.size === items.length}
            onChange={(event) => onTick(new Set(event.target.checked ? items.map((each) => each.id) : []))}
          />
          {say('all')} · <span aria-live="polite">{say('chosen', { count: ticked.size })}</span>
        </label>
      )}
      <ul className="review-queue">
        {items.map((each) => (
          <li key={each.id} className={each.id === open ? 'open' : undefined}>
            {ticked === null ? null : (
              <input
                type="checkbox"
                aria-label={say('select', { what: `${each.unitName} ${each.dataset}` })}
                checked={ticked.has(each.id)}
                onChange={() => toggle(each.id)}
              />
            )}
            <Link
              to="."
              search={(now) => ({ ...now, id: each.id })}
              aria-current={each.id === open ? 'true' : undefined}
            >
              {each.unitName} · {each.dataset}
              <small>
                {say('rowCount', { count: each.rowCount })}
                {each.onTime === null ? '' : ` · ${say(each.onTime ? 'onTime' : 'late')}`}
                {each.needsSubstitute ? ` · ${say('needsSubstitute')}` : ''}
              </small>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
