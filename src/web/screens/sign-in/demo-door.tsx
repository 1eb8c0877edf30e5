import { Refused } from '../../kit/refused.tsx';
import { useSignInOptions } from './password-door.tsx';
import { useEnter } from './use-enter.ts';
import { useSignInWords } from './words.ts';

/** The people of the demonstration, one click each; nothing where there is none. */
export function DemoDoor() {
  const say = useSignInWords();
  const people = useSignInOptions().data?.demo ?? [];
  const enter = useEnter('/sign-in/demo');
  if (people.length === 0) return null;
  return (
    <section className="door-card">
      <h2>{say('demoTitle')}</h2>
      <p>{say('demoHint')}</p>
      {enter.error === null ? null : <Refused error={enter.error} />}
      <div className="door-people">
        {people.map(({ id, name, roles }) => (
          <button
            key={id}
            type="button"
            className="door-person"
            disabled={enter.isPending}
            onClick={() => enter.mutate({ account: id })}
          >
            <span>{name}</span>
            <span>{roles.map((role) => say(role)).join('、')}</span>
          </button>
        ))}
      </div>
    </section>
  );
}
