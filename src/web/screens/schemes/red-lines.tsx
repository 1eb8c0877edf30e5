import type { Lint } from './lint.tsx';
import { useSchemeWords } from './words.ts';

/** What documents in force forbid, each with its clause and what to do instead. */
export function RedLines({ found, on }: { readonly found: Lint['redLines']; readonly on: string }) {
  const say = useSchemeWords();
  return (
    <section className="kit-panel">
      <h2>{say('redLines', { count: found.length })}</h2>
      <small>{say('redLinesHint', { on })}</small>
      {found.length === 0 ? <p>{say('nothingFound')}</p> : null}
      {found.map((each) => (
        <article
          key={`${each.id} ${each.table} ${each.indicator?.id ?? ''}`}
          className={`scheme-red ${each.severity}`}
        >
          <h3>
            {say(each.severity === 'error' ? 'error' : 'warning')} {each.indicator?.name ?? each.table}
          </h3>
          <p>{each.forbids}</p>
          <blockquote>
            {each.clause}
            <small>
              {each.source}
              {each.documentNumber === null ? '' : `（${each.documentNumber}）`}
            </small>
          </blockquote>
          <p>{say('instead', { text: each.instead })}</p>
          {each.words.map(({ word, where, quote }) => (
            <small key={`${word} ${where} ${quote}`}>{say('word', { word, quote })} </small>
          ))}
        </article>
      ))}
    </section>
  );
}
