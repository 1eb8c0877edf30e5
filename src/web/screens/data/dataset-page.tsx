import { Button } from 'antd';
import { addressOf } from '../../api/client.ts';
import { Loading } from '../../kit/loading.tsx';
import { Page } from '../../kit/page.tsx';
import { Refused } from '../../kit/refused.tsx';
import { Tabs } from '../../kit/tabs.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import { could, useProfile } from '../../session/profile.ts';
import { useAddress } from '../../session/use-address.ts';
import { Batches } from './batches.tsx';
import { Columns } from './columns.tsx';
import { type Dataset, pathOf, useDataset } from './dataset-data.ts';
import { Load } from './load.tsx';
import { Quality } from './quality.tsx';
import { useDataWords } from './words.ts';

interface In {
  readonly campaign: Campaign;
  readonly dataset: Dataset;
}

const views = { load: Load, columns: Columns, batches: Batches, quality: Quality } as const;
type View = keyof typeof views;

/** One dataset: handing it in, what it consists of, what arrived, and what looks odd in it. */
export function DatasetPage({ campaign, name }: { readonly campaign: Campaign; readonly name: string }) {
  const say = useDataWords();
  const [, go] = useAddress();
  const found = useDataset(campaign.id, name);
  const actions = (
    <>
      <Button onClick={() => go({ dataset: undefined, tab: undefined })}>{say('back')}</Button>
      <Button href={addressOf(`${pathOf(campaign.id, name)}/template`)}>{say('template')}</Button>
    </>
  );
  return (
    <Page title={name} actions={actions}>
      {found.error === null ? null : <Refused error={found.error} />}
      {found.isPending ? <Loading /> : null}
      {found.data === undefined ? null : <Opened campaign={campaign} dataset={found.data} />}
    </Page>
  );
}

function Opened({ campaign, dataset }: In) {
  const say = useDataWords();
  const [address, go] = useAddress();
  const { profile } = useProfile();
  const readsBatches = profile != null && could(profile, 'batch.read');
  const open = (Object.keys(views) as View[]).filter((each) => {
    if (each === 'load') return dataset.mayLoad;
    return each === 'columns' || readsBatches;
  });
  const chosen = open.find((each) => each === address.tab) ?? open[0] ?? 'columns';
  const View = views[chosen];
  return (
    <>
      <Facts dataset={dataset} />
      <Tabs
        label={say('views')}
        tabs={open.map((each) => ({ id: each, label: say(each) }))}
        chosen={chosen}
        onChoose={(tab) => go({ tab })}
      />
      <View campaign={campaign} dataset={dataset} />
    </>
  );
}

function Facts({ dataset }: Pick<In, 'dataset'>) {
  const say = useDataWords();
  const { description, source, providedBy, leads, indicators, delivered, rows } = dataset;
  const listed = indicators.map((each) => each.name).join('、');
  const state = delivered ? say('deliveredRows', { rows: rows ?? 0 }) : say('notDelivered');
  return (
    <div className="kit-panel">
      {description === '' ? null : <p>{description}</p>}
      <dl className="kit-facts">
        <dt>{say('provider')}</dt>
        <dd>{providedBy === null ? '—' : say(providedBy)}</dd>
        <dt>{say('leads')}</dt>
        <dd>{leads.length === 0 ? '—' : leads.join('、')}</dd>
        {source === '' ? null : (
          <>
            <dt>{say('source')}</dt>
            <dd>{source}</dd>
          </>
        )}
        <dt>{say('indicators')}</dt>
        <dd>{listed === '' ? '—' : listed}</dd>
        <dt>{say('state')}</dt>
        <dd>{state}</dd>
      </dl>
    </div>
  );
}
