import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useLanguage } from '../../words/language.ts';
import { Derivation } from './derivation.tsx';
import { Records } from './records.tsx';
import { type Explained, useExplanation } from './sheet-data.ts';
import { useSheetWords } from './words.ts';

/** Why one unit has this score: rule, steps, rounding, counts, raw records with batch, person and time. */
export function Explanation(props: {
  readonly campaign: string;
  readonly unit: string;
  readonly indicator: string;
}) {
  const say = useSheetWords();
  const asked = useExplanation(props.campaign, props.unit, props.indicator);
  if (asked.error !== null) return <Refused error={asked.error} />;
  if (asked.data === undefined) return <Loading />;
  const explained = asked.data;
  return (
    <div className="why">
      <Rule explained={explained} />
      {explained.missing.length === 0 ? null : (
        <p className="why-missing">
          {say('owed', { names: explained.missing.map((each) => each.name).join('、') })}
        </p>
      )}
      <h3>{say('steps')}</h3>
      <Derivation step={explained.derivation} />
      <Rounding explained={explained} />
      <Vetoes explained={explained} />
      <Records explained={explained} />
      <Assumptions explained={explained} />
    </div>
  );
}

function Rule({ explained }: { readonly explained: Explained }) {
  const say = useSheetWords();
  const language = useLanguage();
  const { indicator, rule, formula, target } = explained;
  return (
    <dl className="kit-facts">
      <dt>{say('rule')}</dt>
      <dd>{rule[language]}</dd>
      <dt>{say('formula')}</dt>
      <dd>
        <code className="why-formula">{formula}</code>
      </dd>
      {target === null ? null : (
        <>
          <dt>{say('target')}</dt>
          <dd>{target}</dd>
        </>
      )}
      <dt>{say('leads')}</dt>
      <dd>{indicator.leads.join('、')}</dd>
      <dt>{say('clause')}</dt>
      <dd>{indicator.clause}</dd>
    </dl>
  );
}

function Rounding({ explained: { rounding } }: { readonly explained: Explained }) {
  const say = useSheetWords();
  if (rounding === null) return null;
  return (
    <p>
      {say('before')} <b>{rounding.before}</b> → {say('after')} <b>{rounding.after}</b>({say('gained')}{' '}
      {rounding.difference})
    </p>
  );
}

function Vetoes({ explained: { vetoes } }: { readonly explained: Explained }) {
  const say = useSheetWords();
  if (vetoes.length === 0) return null;
  return (
    <>
      <h3>{say('vetoes')}</h3>
      <ul>
        {vetoes.map((each) => (
          <li key={each.id}>
            {each.name}:{say(each.state === 'struck' || each.state === 'clear' ? each.state : 'unknown')}
          </li>
        ))}
      </ul>
    </>
  );
}

function Assumptions({ explained: { assumptions } }: { readonly explained: Explained }) {
  const say = useSheetWords();
  if (assumptions.length === 0) return null;
  return (
    <>
      <h3>{say('assumptions')}</h3>
      <ul>
        {assumptions.map((each) => (
          <li key={each.id}>
            [{each.id}] {each.unclear} — {each.ruling ?? each.taken}({say(each.open ? 'open' : 'ruled')})
          </li>
        ))}
      </ul>
    </>
  );
}
