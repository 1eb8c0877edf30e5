import { Button } from 'antd';
import { Loading } from '../../kit/loading.tsx';
import { Refused } from '../../kit/refused.tsx';
import { useAddress } from '../../session/use-address.ts';
import { Ballot } from './ballot.tsx';
import { ManagePanel } from './manage-panel.tsx';
import { type Panel, usePanel } from './panel-data.ts';
import { Statistics } from './statistics.tsx';
import { usePanelWords } from './words.ts';

/** One panel, as an expert on it or as the office sees it. */
export function PanelView({ campaign, id }: { readonly campaign: string; readonly id: string }) {
  const say = usePanelWords();
  const [, go] = useAddress();
  const found = usePanel(campaign, id);
  if (found.error !== null) return <Refused error={found.error} />;
  if (found.data === undefined) return <Loading lines={6} />;
  const panel = found.data;
  return (
    <>
      <p>
        <Button onClick={() => go({ id: undefined })}>{say('back')}</Button>
      </p>
      <p>
        {panel.title} · {panel.indicatorName} · {say(panel.state)} · {say('closesOn')} {panel.closesOn} ·{' '}
        {say('leastVotes', { count: panel.leastVotes })}
      </p>
      {panel.own === null ? <ManagePanel panel={panel} /> : <Ballots panel={panel} own={panel.own} />}
      {panel.statistics === null ? null : <Statistics panel={panel} statistics={panel.statistics} />}
    </>
  );
}

function Ballots({ panel, own }: { readonly panel: Panel; readonly own: NonNullable<Panel['own']> }) {
  const say = usePanelWords();
  const done = own.filter((each) => each.state !== 'draft').length;
  return (
    <>
      <p>{say('blind')}</p>
      <p role="status">
        <progress value={done} max={panel.units.length} aria-label={say('state')} />{' '}
        {say('own', { done, all: panel.units.length })}
      </p>
      {panel.units.map((unit) => (
        <Ballot
          key={unit.unit}
          panel={panel}
          unit={unit}
          vote={own.find((each) => each.unit === unit.unit) ?? null}
        />
      ))}
    </>
  );
}
