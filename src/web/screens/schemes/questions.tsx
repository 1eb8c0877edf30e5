import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { questionsReply } from '../../../api/schemas/scheme.ts';
import { ask } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Moment } from '../../kit/moment.tsx';
import { Nothing } from '../../kit/page.tsx';
import { Problems } from '../../kit/problems.tsx';
import { Ruling } from './ruling.tsx';
import { idOf, pathOfVersion, type Version } from './scheme-data.ts';
import { useIndicatorNames } from './use-names.ts';
import { useSchemeWords } from './words.ts';

export type Reply = z.infer<typeof questionsReply>;
export type Question = Reply['questions'][number];

/** What the notice leaves open, those that wait for a ruling first; each with what is taken meanwhile. */
export function Questions({ version }: { readonly version: Version }) {
  const say = useSchemeWords();
  const id = idOf(version);
  const found = useQuery({
    queryKey: ['schemes', id, 'questions'],
    queryFn: () => ask<Reply>(`${pathOfVersion(id)}/questions`),
  });
  if (found.error !== null) return <Problems error={found.error} />;
  if (found.data === undefined) return <Loading lines={6} />;
  const { questions, revision } = found.data;
  if (questions.length === 0) return <Nothing what={say('noQuestion')} />;
  const open = questions.filter((each) => each.open);
  const ruled = questions.filter((each) => !each.open);
  return (
    <>
      <p role="status">{say('openCount', { open: open.length, all: questions.length })}</p>
      {[...open, ...ruled].map((each) => (
        <Card key={each.id} question={each} version={version} revision={revision} />
      ))}
      <History rulings={found.data.rulings} />
    </>
  );
}

function Card(props: { readonly question: Question; readonly version: Version; readonly revision: number }) {
  const say = useSchemeWords();
  const { question, version, revision } = props;
  const { ruling } = question;
  const nameOf = useIndicatorNames(version);
  const mayRule = question.mine && question.open && version.state !== 'published';
  return (
    <article className="kit-panel">
      <h2>
        {question.id} {question.unclear}
      </h2>
      <dl className="kit-facts">
        {question.notice === '' ? null : (
          <>
            <dt>{say('noticeSays')}</dt>
            <dd>{question.notice}</dd>
          </>
        )}
        <dt>{say('taken')}</dt>
        <dd>{question.taken}</dd>
        {question.indicators.length === 0 ? null : (
          <>
            <dt>{say('touches')}</dt>
            <dd>
              <Touched names={question.indicators.map(nameOf)} />
            </dd>
          </>
        )}
        <dt>{say('ruledBy')}</dt>
        <dd>{question.ruledBy || '—'}</dd>
        {ruling === null ? null : (
          <>
            <dt>{say('ruling')}</dt>
            <dd>
              <strong>{ruling.choice}</strong>
              <div>{ruling.text}</div>
              <small>
                {ruling.by} {ruling.on}
              </small>
            </dd>
          </>
        )}
      </dl>
      {mayRule ? <Ruling question={question} version={version} revision={revision} /> : null}
      {question.open && !mayRule ? <small>{say('notYours')}</small> : null}
    </article>
  );
}

function Touched({ names }: { readonly names: readonly string[] }) {
  const say = useSchemeWords();
  if (names.length <= 6) return names.join('、');
  return (
    <details>
      <summary>{say('touchesCount', { count: names.length })}</summary>
      {names.join('、')}
    </details>
  );
}

function History({ rulings }: Pick<Reply, 'rulings'>) {
  const say = useSchemeWords();
  if (rulings.length === 0) return null;
  return (
    <section className="kit-panel">
      <h2>{say('history')}</h2>
      <ul className="kit-list">
        {rulings.map((each) => (
          <li key={each.number}>
            <span>
              {each.assumption}：{each.choice}。{each.text}
            </span>
            <small>
              {each.name} <Moment at={each.ruledAt} />
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
