import { useState } from 'react';
import { Tabs } from '../../kit/tabs.tsx';
import type { Campaign } from '../../session/campaign.tsx';
import type { Dataset } from './dataset-data.ts';
import { LoadFile } from './load-file.tsx';
import { LoadGrid } from './load-grid.tsx';
import { Reuse } from './reuse.tsx';
import { useDataWords } from './words.ts';

const ways = ['file', 'grid'] as const;
type Way = (typeof ways)[number];

/** Hands in a batch: a file, or rows typed and pasted. */
export function Load(props: { readonly campaign: Campaign; readonly dataset: Dataset }) {
  const say = useDataWords();
  const [way, setWay] = useState<Way>('file');
  const { campaign, dataset } = props;
  return (
    <>
      <div className="kit-panel">
        <Tabs
          label={say('way')}
          tabs={ways.map((each) => ({ id: each, label: say(each) }))}
          chosen={way}
          onChoose={(id) => setWay(ways.find((each) => each === id) ?? 'file')}
        />
        {way === 'file' ? <LoadFile {...props} /> : <LoadGrid {...props} />}
      </div>
      <Reuse campaign={campaign.id} dataset={dataset} />
    </>
  );
}
