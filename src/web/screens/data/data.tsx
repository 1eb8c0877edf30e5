import './data.css';
import { InCampaign } from '../../session/campaign.tsx';
import { useAddress } from '../../session/use-address.ts';
import { DatasetPage } from './dataset-page.tsx';
import { DatasetTable } from './dataset-table.tsx';

/** What the campaign needs to know, from whom, and what is there; one dataset of it when the address names one. */
export function Data() {
  const [{ dataset }] = useAddress();
  return (
    <InCampaign>
      {(campaign) =>
        dataset === undefined ? (
          <DatasetTable campaign={campaign} />
        ) : (
          <DatasetPage key={`${campaign.id} ${dataset}`} campaign={campaign} name={dataset} />
        )
      }
    </InCampaign>
  );
}
