import './workbench.css';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Loading } from '../../kit/loading.tsx';
import { Nothing, Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { type Campaign, InCampaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { Changes } from './changes.tsx';
import { Dates } from './dates.tsx';
import { type Tasks, taskSources } from './tasks.ts';
import { useWorkWords } from './words.ts';

/** What I must do now, by urgency; the dates ahead; what changed since I was here. */
export function Workbench() {
  const say = useWorkWords();
  const { profile } = useProfile();
  if (profile === null || profile === undefined) return null;
  if (!could(profile, 'campaign.read')) return <Nothing what={say('nothing')} />;
  return (
    <InCampaign>
      {(campaign) => (
        <Page title={`${say('title')} · ${campaign.title}`}>
          <div className="work">
            <ToDo campaign={campaign} actions={profile.actions} />
            <div>
              <Dates campaign={campaign} />
              <Changes />
            </div>
          </div>
        </Page>
      )}
    </InCampaign>
  );
}

function ToDo(props: { readonly campaign: Campaign; readonly actions: readonly string[] }) {
  const say = useWorkWords();
  const { campaign, actions } = props;
  const sources = taskSources.filter((each) => actions.includes(each.needs));
  const found = useQueries({
    queries: sources.map((source) => ({
      queryKey: ['campaign', campaign.id, 'tasks', source.word],
      queryFn: async (): Promise<Tasks> => ({ ...source, items: await source.find(campaign.id) }),
    })),
  });
  const error = found.find((each) => each.error !== null)?.error ?? null;
  const tasks = found.flatMap(({ data }) => (data !== undefined && data.items.length > 0 ? [data] : []));
  const waiting = found.some((each) => each.isPending);
  return (
    <section className="kit-panel" aria-label={say('todo')}>
      <h2>{say('todo')}</h2>
      {error === null ? null : <Refused error={error} />}
      {waiting ? <Loading /> : null}
      {!waiting && tasks.length === 0 && error === null ? <Nothing what={say('nothing')} /> : null}
      {tasks.map((each) => (
        <TaskList key={each.word} tasks={each} />
      ))}
    </section>
  );
}

const shown = 5;

function TaskList({ tasks }: { readonly tasks: Tasks }) {
  const say = useWorkWords();
  const { word, to, items } = tasks;
  return (
    <div className="work-tasks">
      <h3>
        {say(word)} <span className="work-count">{items.length}</span>
      </h3>
      <ul className="kit-list">
        {items.slice(0, shown).map(({ id, text, note }) => (
          <li key={id}>
            <span>
              {text}
              {note === null || note === '' ? null : <small> {note}</small>}
            </span>
          </li>
        ))}
      </ul>
      <Link to={to}>
        {say('open')} · {say('total', { count: items.length })}
      </Link>
    </div>
  );
}
